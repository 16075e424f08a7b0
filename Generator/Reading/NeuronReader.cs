using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Declarations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Neurons;
using Surrogates.Generator.Reading.Scalars;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading;

/// <summary>Reads a class with <c>[Neuron]</c> into the model of a layer, or says what is wrong with it.</summary>
internal static class NeuronReader
{
    private static readonly ReadingMemory<ReadResult<LayerModel>> Memory = new();

    public static ReadResult<LayerModel> Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Memory.Recall(context.TargetNode, context.SemanticModel.Compilation, source =>
        {
            var result = ReadResult.Of(report => Read((INamedTypeSymbol)context.TargetSymbol, (TypeDeclarationSyntax)context.TargetNode, context.Attributes[0], source, report, cancellationToken));
            return (result, result.Files);
        });

    private static LayerModel? Read(
        INamedTypeSymbol type,
        TypeDeclarationSyntax syntax,
        AttributeData attribute,
        ProjectSource source,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        string? broken = null;
        var containing = ContainingTypeReader.Read(type, syntax, "is annotated with [Neuron]", Report);
        if (containing is null
            || !LayerDeclaration.Check(type, syntax, Report)
            || EnvironmentReader.FindTensor(syntax.Identifier, source, Report) is null
            || AttributeReader.Read(attribute, Report, cancellationToken) is not { } annotation)
        {
            return null;
        }

        ParameterReader.Check(annotation, Report);
        var entry = OptionReader.Read(attribute, annotation, type.Name, Report);
        var step = entry is null ? StepReader.Find(type, syntax.Identifier.GetLocation(), Report) : null;
        var signature = entry is not null ? ModelReader.Signature(entry, OptionReader.ReadLearned(attribute, annotation, entry, Report), annotation)
            : step is not null ? StepReader.Read(step, annotation, Report)
            : null;
        if (signature is null || !LayerDeclaration.CheckMembers(type, signature, entry, Report))
        {
            return null;
        }

        signature = signature with { IsRecurrent = attribute.NamedArguments.Any(static argument => argument is { Key: "Recurrent", Value.Value: true }) };
        var op = entry is not null
            ? ModelReader.Read(entry, signature, annotation, type, source, Report, cancellationToken)
            : ScalarMethodReader.Read(annotation, step!, step!, StepReader.Operands(step!, signature), [.. StepReader.Results(step!)], [.. signature.Settings.Select(LayerSettings.Operand)], source, Report, cancellationToken);
        return new LayerModel(
            containing,
            type.Name,
            signature,
            op is null || broken is not null ? new Refusal(type.Name, broken) : op with { Name = type.Name, Summary = entry is null ? "its step, for each neuron and each step in time" : op.Summary },
            DeclarationReader.IsDocumented(type),
            type.GetMembers().Any(static member => member is { IsStatic: false } and (IFieldSymbol or IEventSymbol)))
        {
            Options = (entry is null ? [] : OptionReader.Described(entry)).ToEquatableArray(),
        };

        void Report(Finding finding)
        {
            broken ??= finding.Rule.DefaultSeverity == DiagnosticSeverity.Error ? finding.Rule.Id : null;
            report(finding);
        }
    }
}
