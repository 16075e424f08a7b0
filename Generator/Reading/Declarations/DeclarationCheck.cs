using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Surrogates.Generator.Reading.Declarations;

/// <summary>
/// Whether a declaration can be repeated without repeating what the compiler has to say of it: half-typed code has types that are not
/// there or may not stand where they do, names that are missing or stand twice, and modifiers that no partial method has.
/// </summary>
internal static class DeclarationCheck
{
    // That the other part is missing, and of the values that parameters have when they are left out, which the other part has not.
    private static readonly HashSet<string> NotRepeated = ["CS8795", "CS1736", "CS1737", "CS1750", "CS1763", "CS1770"];

    // What the emitted code names by the whole of it.
    private static readonly string[] Namespaces = ["System", "Surrogates", "TorchSharp"];

    public static bool IsSound(IMethodSymbol method, MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellationToken)
    {
        // Behind the attributes, and before the end.
        var span = TextSpan.FromBounds(
            syntax.Modifiers.Select(static modifier => modifier.SpanStart).DefaultIfEmpty(syntax.ReturnType.SpanStart).First(),
            syntax.ConstraintClauses.Select(static clause => clause.Span.End).DefaultIfEmpty(syntax.ParameterList.Span.End).Last());
        return HasAllNames(syntax)
            && !syntax.GetDiagnostics().Concat(DeclarationErrors.Of(model, cancellationToken)).Any(diagnostic => IsRepeated(diagnostic, syntax, span))
            && (!method.IsExtensionMethod || method.ContainingType is { IsStatic: true, IsGenericType: false, ContainingType: null })
            && (syntax.Modifiers.Any(SyntaxKind.UnsafeKeyword) || !NeedsUnsafe(method))
            && !Namespaces.Any(name => HasType(model.Compilation, name));
    }

    private static bool IsRepeated(Diagnostic diagnostic, MethodDeclarationSyntax syntax, TextSpan span) =>
        diagnostic.DefaultSeverity == DiagnosticSeverity.Error
        && span.Contains(diagnostic.Location.SourceSpan.Start)
        && !NotRepeated.Contains(diagnostic.Id)
        && syntax.FindToken(diagnostic.Location.SourceSpan.Start).Parent!.AncestorsAndSelf().All(IsRepeated);

    private static bool IsRepeated(SyntaxNode node) => node is not (AttributeListSyntax or EqualsValueClauseSyntax);

    // That the last one is missing is said of what stands behind the declaration.
    private static bool HasAllNames(MethodDeclarationSyntax syntax) =>
        !syntax.DescendantTokens(IsRepeated).Any(static token => token.IsMissing && token.IsKind(SyntaxKind.IdentifierToken));

    // It hides the namespace from all code; whatever uses it is in error.
    private static bool HasType(Compilation compilation, string name) =>
        compilation.GlobalNamespace.GetTypeMembers(name).Any(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly));

    // That the type is unsafe is not repeated.
    private static bool NeedsUnsafe(IMethodSymbol method) =>
        method.Parameters.Select(static parameter => parameter.Type)
            .Append(method.ReturnType)
            .Concat(method.TypeParameters.SelectMany(static parameter => parameter.ConstraintTypes))
            .Any(HasPointer);

    private static bool HasPointer(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => HasPointer(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasPointer),
        _ => false,
    };
}
