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
                : FieldReader.Named(property, property.GetMethod is { } getter ? calls.Call(getter, [], reference.Syntax, [], Scope.Create())?[0] : null);
        }

        return expressions.Read(reference.Instance, scope) switch
        {
            null => null,
            Table table => tables.Read(reference, table, scope),
            Several several when Structs.IndexOf(property) is >= 0 and var index => several.Items[index],
            Several several when !property.IsIndexer => Get(reference, property, several),
            _ => expressions.Unsupported(reference),
        };
    }

    // One that changes the instance is more than a value.
    private ScalarValue? Get(IPropertyReferenceOperation reference, IPropertySymbol property, Several value)
    {
        var type = property.ContainingType;
        if (property.GetMethod is not { } getter || calls.Call(getter, [], reference.Syntax, [StructReader.Self(type)], StructReader.Members(type, value)) is not { } results)
        {
            return null;
        }

        return results[1].Equals(value) ? results[0] : expressions.Unsupported(reference);
    }

    // It has a field of its own.
    private static bool IsAutomatic(IPropertySymbol property) => property.ContainingType.GetMembers()
        .OfType<IFieldSymbol>()
        .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
