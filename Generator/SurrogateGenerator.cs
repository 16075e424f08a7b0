using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Emitting;
using Surrogates.Generator.Ops;
using Surrogates.Generator.PyTorch;
using Surrogates.Generator.Reading;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator;

/// <summary>Generates the bodies of partial methods that are annotated with <c>[Surrogate]</c>, and the layers that classes with <c>[Neuron]</c> become.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SurrogateGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.SurrogateAttribute,
                static (node, _) => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax,
                static (context, cancellationToken) => MethodReader.Read(context, cancellationToken).Without(LostGradientAnalyzer.Reports))
            .WithTrackingName(TrackingNames.Read);

        var layers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.NeuronAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (context, cancellationToken) => NeuronReader.Read(context, cancellationToken))
            .WithTrackingName(TrackingNames.Read);

        // Lowering and writing come after the models, whose equality keeps them from running again.
        var files = methods
            .Select(static (result, _) => result.Model)
            .WithTrackingName(TrackingNames.Model)
            .Where(static model => model is not null)
            .Collect()
            .Combine(layers.Select(static (result, _) => result.Model).WithTrackingName(TrackingNames.Model).Where(static model => model is not null).Collect())
            .Select(static (models, _) => GeneratedFile.ByType(models.Left!, models.Right!).ToEquatableArray());
        context.RegisterSourceOutput(
            files.SelectMany(static (files, _) => files).WithTrackingName(TrackingNames.Type),
            static (output, file) => output.AddSource(file.HintName, SourceText.From(FileWriter.Write(file, Lowering.Lower), Encoding.UTF8)));

        // Only a build that asks for it has it, and never an editor.
        var modules = files
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => PythonOption.IsOn(options.GlobalOptions)))
            .SelectMany(static (input, _) => input.Right ? [PythonFile.Of(input.Left).ToEquatableArray()] : (EquatableArray<PythonFile>[])[]);
        context.RegisterImplementationSourceOutput(
            modules.SelectMany(static (modules, _) => modules).WithTrackingName(TrackingNames.Module),
            static (output, module) => output.AddSource(module.HintName, SourceText.From(module.Carrier(Lowering.Lower), Encoding.UTF8)));
        context.RegisterImplementationSourceOutput(
            modules.Select(static (modules, _) => PythonCarrier.Manifest(modules)),
            static (output, manifest) => output.AddSource(PythonCarrier.ManifestName, SourceText.From(manifest, Encoding.UTF8)));

        Report(methods.SelectMany(static (result, _) => result.Findings));
        Report(layers.SelectMany(static (result, _) => result.Findings));
        Report(context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.OverTimeAttribute,
                static (node, _) => node is ParameterSyntax,
                static (context, _) => StrayOverTime.Read((IParameterSymbol)context.TargetSymbol))
            .SelectMany(static (finding, _) => finding is null ? [] : new[] { finding }));

        void Report(IncrementalValuesProvider<Finding> findings) => context.RegisterSourceOutput(
            findings.WithTrackingName(TrackingNames.Diagnostics),
            static (output, finding) => output.ReportDiagnostic(finding.ToDiagnostic()));
    }
}
