using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Declarations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Neurons;
using Surrogates.Generator.Reading.Scalars;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;

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
            || AttributeReader.Read(attribute, Report, cancellationToken) is not { } annotation
            || StepReader.Find(type, syntax.Identifier.GetLocation(), Report) is not { } step
            || StepReader.Read(step, annotation, Report) is not { } signature
            || !LayerDeclaration.CheckMembers(type, signature, Report))
        {
            return null;
        }

        ParameterReader.Check(annotation, Report);
        OperandModel[] settings = [.. signature.Settings.Select(StepReader.Operand)];
        var op = ScalarMethodReader.Read(annotation, step, step, StepReader.Operands(step, signature), [.. StepReader.Results(step)], settings, source, Report, cancellationToken);
        return new LayerModel(
            containing,
            type.Name,
            signature,
            op is null || broken is not null ? new Refusal(type.Name, broken) : op with { Name = type.Name, Summary = "its step, for each neuron and each step in time" },
            DeclarationReader.IsDocumented(type),
            type.GetMembers().Any(static member => member is { IsStatic: false } and (IFieldSymbol or IEventSymbol)));

        void Report(Finding finding)
        {
            broken ??= finding.Rule.DefaultSeverity == DiagnosticSeverity.Error ? finding.Rule.Id : null;
            report(finding);
        }
    }
}
