using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Annotations;
using Surrogates.Generator.Reading.Declarations;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Neurons;
using Surrogates.Generator.Reading.Scalars;
using Surrogates.Generator.Reading.Sources;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading;

/// <summary>Reads an annotated method into a model, or says what is wrong with it.</summary>
internal static class MethodReader
{
    private static readonly ReadingMemory<ReadResult<MethodModel>> Memory = new();

    public static ReadResult<MethodModel> Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Memory.Recall(context.TargetNode, context.SemanticModel.Compilation, source =>
        {
            var result = ReadResult.Of(report => Read(context, source, report, cancellationToken));
            return (result, result.Files);
        });

    /// <summary>The model of a method that is partial and has no body yet; null if it cannot have one, which is reported then.</summary>
    public static MethodModel? ReadModel(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        AttributeData attribute,
        ProjectSource source,
        Action<Finding> report,
        CancellationToken cancellationToken)
    {
        string? broken = null;
        var type = ContainingTypeReader.Read(method.ContainingType, syntax, $"contains the annotated method '{method.Name}'", Report);
        cancellationToken.ThrowIfCancellationRequested();
        var declaration = DeclarationReader.Read(method, syntax, source.ModelOf(syntax.SyntaxTree), cancellationToken);
        var op = ReadOp(method, syntax, attribute, source, Report, cancellationToken, isComplete: type is not null && declaration is not null);
        return type is null || declaration is null ? null
            : new MethodModel(type, declaration, op is null || broken is not null ? new Refusal(method.Name, broken) : op);

        void Report(Finding finding)
        {
            broken ??= finding.Rule.DefaultSeverity == DiagnosticSeverity.Error ? finding.Rule.Id : null;
            report(finding);
        }
    }

    private static MethodModel? Read(GeneratorAttributeSyntaxContext context, ProjectSource source, Action<Finding> report, CancellationToken cancellationToken)
    {
        var method = (IMethodSymbol)context.TargetSymbol;

        // An explicit implementation cannot be partial, which is an error to the compiler already.
        if (method.MethodKind == MethodKind.ExplicitInterfaceImplementation)
        {
            return null;
        }

        // A local function, an accessor, an operator: none of them can be partial.
        if (context.TargetNode is not MethodDeclarationSyntax syntax || !method.IsPartialDefinition || method.PartialImplementationPart is not null)
        {
            var location = (context.TargetNode as MethodDeclarationSyntax)?.Identifier.GetLocation() ?? method.Locations.FirstOrDefault();
            report(Finding.Of(DiagnosticDescriptors.NotPartial, location, method.Name));
            return null;
        }

        return ReadModel(method, syntax, context.Attributes[0], source, report, cancellationToken);
    }

    // Null if something is wrong.
    private static OpModel? ReadOp(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        AttributeData attribute,
        ProjectSource source,
        Action<Finding> report,
        CancellationToken cancellationToken,
        bool isComplete)
    {
        if (EnvironmentReader.FindTensor(syntax.Identifier, source, report) is not { } tensor)
        {
            return null;
        }

        var annotation = AttributeReader.Read(attribute, report, cancellationToken);
        if (annotation is null && StepReader.HiddenHardStep(method.ContainingType, attribute, cancellationToken) is { } hidden)
        {
            report(Finding.Of(DiagnosticDescriptors.HiddenHardStep, hidden, method.ContainingType.Name));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var random = annotation?.Hard is { } op && HardOps.Find(op) is { IsRandom: true } entry ? entry : null;
        var parameters = SignatureReader.ReadOperands(method, tensor, random is not null, annotation?.Hard is null, report);
        var returnsTensor = SignatureReader.CheckReturnType(method, syntax, tensor, allowsTuple: annotation is { Hard: null }, report);
        if (annotation is not null)
        {
            ParameterReader.Check(annotation, report);
        }

        parameters = parameters is null ? null : OverTimeReader.Check(method, parameters, report);
        if (!isComplete || parameters is null || !returnsTensor || annotation is null)
        {
            return null;
        }

        if (random is not null)
        {
            parameters = NoiseReader.Read(random, method, parameters, report);
            if (parameters is null)
            {
                return null;
            }
        }

        return annotation.Hard is null
            ? ScalarMethodReader.Read(annotation, method, parameters, source, report, cancellationToken)
            : HardCallReader.Read(annotation, annotation.Hard, method, parameters, source, report, cancellationToken);
    }
}
