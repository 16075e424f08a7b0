using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads properties: those of structs and tables, static ones, and the constants of generic mathematics.</summary>
internal sealed class PropertyReader(ScalarContext context, ExpressionReader expressions, FieldReader fields, TableReader tables, MethodCalls calls)
{
    public ScalarValue? Read(IPropertyReferenceOperation reference, Scope scope)
    {
        var property = reference.Property;
        if (GenericMathematics.IsHome(property.ContainingType))
        {
            return GenericMathematics.Constant(property.Name, context.Types.NumberOf(reference.Type)) ?? expressions.Unsupported(reference);
        }

        if (reference.Instance is null)
        {
            return IsAutomatic(property) ? fields.Read(reference, property, property.Type, property.SetMethod is null)
                : FieldReader.Named(property, Get(reference, Scope.Create()));
        }

        return expressions.Read(reference.Instance, scope) switch
        {
            null => null,
            Table table => tables.Read(reference, table, scope),
            Several several when Structs.IndexOf(property) is >= 0 and var index => several.Items[index],
            Several several when !property.IsIndexer => Get(reference, StructReader.Members(property.ContainingType, several)),
            _ => expressions.Unsupported(reference),
        };
    }

    private ScalarValue? Get(IPropertyReferenceOperation reference, Scope around) =>
        reference.Property.GetMethod is { } getter && calls.Call(getter, [], reference.Syntax, [], around) is { } results ? results[0] : null;

    // It has a field of its own.
    private static bool IsAutomatic(IPropertySymbol property) => property.ContainingType.GetMembers()
        .OfType<IFieldSymbol>()
        .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
