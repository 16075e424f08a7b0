using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Reading.Declarations;

/// <summary>
/// Symbols as declarations name them. Names that the language keeps for itself, such as <c>file</c> and <c>record</c>, are names of types
/// behind an @ only, and all that have nothing but small letters are warned of without it.
/// </summary>
internal static class SymbolText
{
    public static string Of(ISymbol symbol, SymbolDisplayFormat format) =>
        string.Concat(symbol.ToDisplayParts(format).Select(part => IsDeclared(part.Symbol, symbol) ? Escape(part.ToString()) : part.ToString()));

    // What is only referred to may have any name.
    private static bool IsDeclared(ISymbol? named, ISymbol symbol) =>
        named is ITypeParameterSymbol || (named is INamedTypeSymbol && SymbolEqualityComparer.Default.Equals(named, symbol));

    private static string Escape(string name) => name.All(static letter => letter is >= 'a' and <= 'z') ? "@" + name : name;
}
