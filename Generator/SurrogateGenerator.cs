using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Emitting;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Reading;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator;

/// <summary>Generates the bodies of partial methods that are annotated with <c>[Surrogate]</c>.</summary>
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

        // Lowering and writing come after the models, whose equality keeps them from running again.
        var types = methods
            .Select(static (result, _) => result.Model)
            .WithTrackingName(TrackingNames.Model)
            .Where(static model => model is not null)
            .Collect()
            .SelectMany(static (models, _) => GeneratedFile.ByType(models!))
            .WithTrackingName(TrackingNames.Type);
        context.RegisterSourceOutput(
            types,
            static (output, file) =>
            {
                // Whatever else is to be written of an op takes it from here too.
                Op?[] ops = [.. file.Methods.Select(static method => method.Body is OpModel op ? Lowering.Lower(op) : null)];
                output.AddSource(file.HintName, SourceText.From(FileWriter.Write(file, ops), Encoding.UTF8));
            });

        var diagnostics = methods
            .SelectMany(static (result, _) => result.Findings)
            .WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, finding) => output.ReportDiagnostic(finding.ToDiagnostic()));

        var stray = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.OverTimeAttribute,
                static (node, _) => node is ParameterSyntax,
                static (context, _) => StrayOverTime.Read((IParameterSymbol)context.TargetSymbol))
            .Where(static finding => finding is not null);
        context.RegisterSourceOutput(stray, static (output, finding) => output.ReportDiagnostic(finding!.ToDiagnostic()));
    }
}
