using Microsoft.CodeAnalysis;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>The elements of an array or a span, which stay what they are.</summary>
internal sealed record Table(EquatableArray<ScalarValue> Items) : ScalarValue
{
    /// <summary>The type of the elements of arrays, spans and immutable arrays; null for another type.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span => span.TypeArguments[0],
        INamedTypeSymbol { Name: "ImmutableArray", TypeArguments.Length: 1, ContainingNamespace.Name: "Immutable" } array => array.TypeArguments[0],
        _ => null,
    };
}
