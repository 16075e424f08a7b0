using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Reading.Sources;

namespace Surrogates.Generator.Reading;

/// <summary>An annotated partial method as analyzers find it, which see the generated half too.</summary>
/// <param name="Result">What was read.</param>
/// <param name="Attribute">Where its annotation is.</param>
internal sealed record AnnotatedMethod(ReadResult Result, Location? Attribute)
{
    private static readonly ReadingMemory<AnnotatedMethod?> Memory = new();

    /// <summary>The method that is declared here; null if it is none that code is generated for.</summary>
    public static AnnotatedMethod? Find(MethodDeclarationSyntax syntax, Compilation compilation, CancellationToken cancellationToken) =>
        syntax.AttributeLists.Count > 0 && ((CSharpParseOptions)syntax.SyntaxTree.Options).LanguageVersion >= MethodReader.LowestLanguageVersion
            ? Memory.Recall(syntax, compilation, source =>
            {
                var method = Read(syntax, compilation, source, cancellationToken);
                return (method, method?.Result.Files ?? []);
            })
            : null;

    private static AnnotatedMethod? Read(MethodDeclarationSyntax syntax, Compilation compilation, ProjectSource source, CancellationToken cancellationToken)
    {
        if (compilation.GetTypeByMetadataName(KnownNames.Tensor) is not { } tensor
            || compilation.GetSemanticModel(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellationToken) is not { IsPartialDefinition: true } method
            || method.GetAttributes().FirstOrDefault(static data => data.AttributeClass?.ToDisplayString() == KnownNames.SurrogateAttribute) is not { } attribute)
        {
            return null;
        }

        return new AnnotatedMethod(
            ReadResult.Of(report => MethodReader.ReadModel(method, syntax, attribute, tensor, source, report, cancellationToken)),
            attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation());
    }
}
