using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>The fields of tuples, and of structs that are declared in source.</summary>
internal static class Structs
{
    /// <summary>The fields in their order; null for another type.</summary>
    public static IReadOnlyList<IFieldSymbol>? FieldsOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements,
        INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, DeclaringSyntaxReferences.Length: > 0 } own =>
            [.. own.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic)],
        _ => null,
    };

    /// <summary>The place of a field, or of the field of a property that has one; -1 for another member.</summary>
    public static int IndexOf(ISymbol member)
    {
        var fields = FieldsOf(member.ContainingType) ?? [];
        return fields.Select(Member).ToList().FindIndex(field => SymbolEqualityComparer.Default.Equals(field, Member(member)));
    }

    /// <summary>What its author calls a field: itself, or the property that it belongs to.</summary>
    public static ISymbol NameOf(IFieldSymbol field) => field.AssociatedSymbol ?? field;

    // An element of a tuple has a name of its own, and that of its place.
    private static ISymbol Member(ISymbol symbol) => symbol switch
    {
        IFieldSymbol { ContainingType.IsTupleType: true } element => element.CorrespondingTupleField ?? element,
        IFieldSymbol field => NameOf(field).OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };
}
