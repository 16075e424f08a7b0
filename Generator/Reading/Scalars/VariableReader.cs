using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads declarations of local variables.</summary>
internal sealed class VariableReader(ScalarContext context, ExpressionReader expressions)
{
    /// <summary>Gives a variable its first value; false if that is not supported, which has been reported then.</summary>
    public bool Declare(IVariableDeclaratorOperation variable, Scope scope)
    {
        // A variable without a value gets one before it is read, or the code does not compile.
        var (symbol, initializer) = (variable.Symbol, variable.Initializer ?? (variable.Parent as IVariableDeclarationOperation)?.Initializer);
        if (symbol.IsConst)
        {
            // Read where it stands, whatever its type.
            return true;
        }

        // What is assigned to one name would have to change what the other stands for.
        if (symbol.IsRef)
        {
            context.Refuse(variable.Syntax, $"'{symbol.Name}', which is a reference to another variable,", "use a copy, and assign it where the other one is meant to change");
            return false;
        }

        var value = context.Types.Default(symbol.Type);
        if (!context.Types.IsReadable(symbol.Type) || (value is null && initializer is null))
        {
            context.Refuse(variable.Syntax, $"'{symbol.Name}', whose type is '{symbol.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}',", AdviceFor(symbol.Type));
            return false;
        }

        if (initializer is not null)
        {
            if (expressions.Read(initializer.Value, scope) is not { } initial || expressions.Converted(initial, symbol.Type, initializer.Value) is not { } converted)
            {
                return false;
            }

            value = converted;
        }

        scope[symbol] = initializer is null ? value! : context.Name(symbol.Name, value!);
        return true;
    }

    private static string? AdviceFor(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.Length: > 0 } => $"declare '{type.Name}' as a 'readonly record struct'",
        _ when Table.ElementOf(type) is not null => "give it its elements where it is declared",
        { TypeKind: TypeKind.Delegate } => "give it a lambda where it is declared",
        _ => null,
    };
}
