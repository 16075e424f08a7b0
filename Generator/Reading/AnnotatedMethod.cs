using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading;

/// <summary>An annotated partial method as analyzers find it, which see the generated half too.</summary>
/// <param name="Method">The method.</param>
/// <param name="Attribute">Its annotation.</param>
internal sealed record AnnotatedMethod(IMethodSymbol Method, AttributeData Attribute)
{
    /// <summary>The method that is declared here; null if it is none that code is generated for.</summary>
    public static AnnotatedMethod? Find(MethodDeclarationSyntax syntax, SemanticModel semanticModel, CancellationToken cancellationToken) =>
        syntax.AttributeLists.Count > 0
        && semanticModel.GetDeclaredSymbol(syntax, cancellationToken) is { IsPartialDefinition: true } method
        && method.GetAttributes().FirstOrDefault(static data => data.AttributeClass?.ToDisplayString() == KnownNames.SurrogateAttribute) is { } attribute
            ? new AnnotatedMethod(method, attribute)
            : null;

    /// <summary>What it computes, and whatever there is to report; null if something is wrong.</summary>
    public OpModel? Read(MethodDeclarationSyntax syntax, SemanticModel semanticModel, Action<Finding> report, CancellationToken cancellationToken) =>
        MethodReader.ReadModel(Method, syntax, Attribute, semanticModel, report, cancellationToken)?.Body as OpModel;
}
