using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Sources;

namespace Surrogates.Generator.Reading;

/// <summary>An annotated partial method as analyzers find it, which see the generated half too.</summary>
/// <param name="Result">What was read.</param>
/// <param name="Attribute">Where its annotation is.</param>
internal sealed record AnnotatedMethod(ReadResult<MethodModel> Result, Location? Attribute)
{
    private static readonly ReadingMemory<AnnotatedMethod?> Memory = new();

    /// <summary>What it computes; null if something is wrong.</summary>
    public OpModel? Op => Result.Model?.Body as OpModel;

    /// <summary>The method that is declared here; null if it is none that code is generated for.</summary>
    public static AnnotatedMethod? Find(MethodDeclarationSyntax syntax, Compilation compilation, CancellationToken cancellationToken) =>
        !IsCandidate(syntax) ? null : Memory.Recall(syntax, compilation, source =>
        {
            var method = Read(syntax, source, cancellationToken);
            return (method, method?.Result.Files ?? []);
        });

    /// <summary>Whether it may be one: a partial method without a body that has an attribute. Of what is generated nothing is.</summary>
    public static bool IsCandidate(MethodDeclarationSyntax syntax) =>
        syntax is { AttributeLists.Count: > 0, Body: null, ExpressionBody: null } && syntax.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static AnnotatedMethod? Read(MethodDeclarationSyntax syntax, ProjectSource source, CancellationToken cancellationToken) =>
        source.ModelOf(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellationToken) is { IsPartialDefinition: true } method
        && method.GetAttributes().FirstOrDefault(static data => data.AttributeClass?.ToDisplayString() == KnownNames.SurrogateAttribute) is { } attribute
            ? new AnnotatedMethod(
                ReadResult.Of(report => MethodReader.ReadModel(method, syntax, attribute, source, report, cancellationToken)),
                attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation())
            : null;
}
