using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

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

        if (Default(symbol.Type) is not { } value)
        {
            context.Report(DiagnosticDescriptors.Unsupported, variable.Syntax, $"'{symbol.Name}', whose type is '{symbol.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}',");
            return false;
        }

        if (initializer is not null)
        {
            if (expressions.Read(initializer.Value, scope) is not { } initial)
            {
                return false;
            }

            if (ExpressionReader.Converted(initial, symbol.Type) is not { } converted)
            {
                return expressions.Unsupported(initializer.Value) is not null;
            }

            value = converted;
        }

        scope[symbol] = context.Name(symbol.Name, value);
        return true;
    }

    // Null for a type of which there are no values here.
    private static ScalarValue? Default(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            var items = tuple.TupleElements.Select(static element => Default(element.Type)).OfType<ScalarValue>().ToArray();
            return items.Length == tuple.TupleElements.Length ? new Several(items.ToEquatableArray()) : null;
        }

        return type.SpecialType == SpecialType.System_Boolean ? new Bool(new Truth(false)) : ExpressionReader.Converted(new Number(0, IsWhole: true), type);
    }
}
