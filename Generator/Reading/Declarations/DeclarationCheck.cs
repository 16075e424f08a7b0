using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Surrogates.Generator.Reading.Declarations;

/// <summary>
/// Whether a declaration can be repeated without repeating what the compiler has to say of it: half-typed code has types that are not
/// there, names that are missing or stand twice, and modifiers that no partial method has.
/// </summary>
internal static class DeclarationCheck
{
    private static readonly HashSet<SyntaxKind> Modifiers =
    [
        SyntaxKind.PublicKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword, SyntaxKind.PrivateKeyword,
        SyntaxKind.StaticKeyword, SyntaxKind.VirtualKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.SealedKeyword, SyntaxKind.NewKeyword,
        SyntaxKind.ReadOnlyKeyword, SyntaxKind.UnsafeKeyword, SyntaxKind.PartialKeyword,
    ];

    private static readonly HashSet<SyntaxKind> Access =
    [
        SyntaxKind.PublicKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword, SyntaxKind.PrivateKeyword,
    ];

    public static bool IsSound(IMethodSymbol method, MethodDeclarationSyntax syntax) =>
        AreSound(method, [.. syntax.Modifiers.Select(static modifier => modifier.Kind())])
        && AreDistinct([.. method.Parameters, .. method.TypeParameters])
        && SignatureTypes.AreSound(method, syntax)
        && IsFirst(method, syntax);

    // Each once, how visible it is among them, and none that another, or the type, forbids.
    private static bool AreSound(IMethodSymbol method, IReadOnlyList<SyntaxKind> modifiers)
    {
        SyntaxKind[] access = [.. modifiers.Where(Access.Contains)];
        var isPrivate = method.DeclaredAccessibility == Accessibility.Private;
        return modifiers.All(Modifiers.Contains)
            && modifiers[modifiers.Count - 1] == SyntaxKind.PartialKeyword
            && modifiers.Distinct().Count() == modifiers.Count
            && (access.Length == 1 || (access.Length == 2 && access.Contains(SyntaxKind.ProtectedKeyword) && !access.Contains(SyntaxKind.PublicKeyword)))
            && !((method.IsVirtual || method.IsOverride) && (method.IsStatic || isPrivate))
            && !(method.IsVirtual && (method.IsOverride || method.ContainingType.IsSealed))
            && (!modifiers.Contains(SyntaxKind.OverrideKeyword) || method.OverriddenMethod is not null)
            && (!modifiers.Contains(SyntaxKind.SealedKeyword) || method.IsOverride)
            && (!modifiers.Contains(SyntaxKind.ReadOnlyKeyword) || (method.ContainingType.TypeKind == TypeKind.Struct && !method.IsStatic))
            && !(method.ContainingType.IsStatic && !method.IsStatic)
            && (!method.IsExtensionMethod || method.ContainingType is { IsStatic: true, IsGenericType: false, ContainingType: null });
    }

    private static bool AreDistinct(IReadOnlyList<ISymbol> symbols)
    {
        var names = new HashSet<string>();
        return symbols.All(symbol => symbol.Name.Length > 0 && names.Add(symbol.Name));
    }

    // Of several with one signature the compiler takes none for the other's part.
    private static bool IsFirst(IMethodSymbol method, MethodDeclarationSyntax syntax) => method.ContainingType.GetMembers(method.Name)
        .OfType<IMethodSymbol>()
        .Where(other => other.Arity == method.Arity && other.Parameters.Length == method.Parameters.Length && HasSameParameters(Construct(other, method), method))
        .SelectMany(static other => other.DeclaringSyntaxReferences)
        .All(other => other.SyntaxTree == syntax.SyntaxTree && other.Span.Start >= syntax.SpanStart);

    private static IMethodSymbol Construct(IMethodSymbol other, IMethodSymbol method) => other.Arity == 0 ? other : other.Construct([.. method.TypeParameters]);

    private static bool HasSameParameters(IMethodSymbol other, IMethodSymbol method) => other.Parameters.Zip(
        method.Parameters,
        static (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type) && a.RefKind == RefKind.None == (b.RefKind == RefKind.None)).All(static same => same);
}
