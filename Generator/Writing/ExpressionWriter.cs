using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Writing;

/// <summary>Writes expressions as C# over the number type <c>T</c>, with the parentheses that they need and no more.</summary>
internal sealed class ExpressionWriter(Locals locals, string numberType)
{
    private enum Precedence
    {
        Sum,
        Product,
        Prefix,
        Primary,
    }

    /// <summary>The declarations of the local variables.</summary>
    public IEnumerable<string> Declarations()
    {
        foreach (var expression in locals.Ordered)
        {
            locals.TryGetName(expression, out var name);
            yield return $"var {Identifiers.Escape(name)} = {WriteDefinition(expression).Text};";
        }
    }

    public string Write(Expression expression) => WriteUse(expression).Text;

    private (string Text, Precedence Precedence) WriteUse(Expression expression) =>
        locals.TryGetName(expression, out var name) ? (Identifiers.Escape(name), Precedence.Primary) : WriteDefinition(expression);

    private (string Text, Precedence Precedence) WriteDefinition(Expression expression) => expression switch
    {
        Constant constant => Number(constant.Value),
        Variable variable => (Identifiers.Escape(variable.Name), Precedence.Primary),
        Negation negation => ("-" + Nested(negation.Operand, Precedence.Primary), Precedence.Prefix),
        Arithmetic { Operator: Operator.Add } sum => (Binary(sum, "+", Precedence.Sum), Precedence.Sum),
        Arithmetic { Operator: Operator.Subtract } difference => (Binary(difference, "-", Precedence.Sum), Precedence.Sum),
        Arithmetic { Operator: Operator.Multiply } product => (Binary(product, "*", Precedence.Product), Precedence.Product),
        Arithmetic { Operator: Operator.Divide } quotient => (Binary(quotient, "/", Precedence.Product), Precedence.Product),
        Call { Function: Function.Square } square when locals.IsAtom(square.Arguments[0]) =>
            ($"{Write(square.Arguments[0])} * {Write(square.Arguments[0])}", Precedence.Product),
        Power power => WritePower(Write(power.Base), power.Exponent),
        Call call => ($"{numberType}.{Functions.Of(call.Function).Name}({string.Join(", ", call.Arguments.Select(Write))})", Precedence.Primary),
        Selection selection => (Where(selection), Precedence.Primary),
        Surrogate surrogate => WriteUse(surrogate.Value),
        _ => throw new ArgumentException($"No C# for {expression.GetType().Name}.", nameof(expression)),
    };

    private static (string Text, Precedence Precedence) Number(double value)
    {
        if (PiMultiple.Of(value) is not { } multiple)
        {
            return (CSharpLiteral.Real(value), value < 0 ? Precedence.Prefix : Precedence.Primary);
        }

        return multiple switch
        {
            1 => ("double.Pi", Precedence.Primary),
            0.5 => ("double.Pi / 2", Precedence.Product),
            _ => (CSharpLiteral.Real(multiple) + " * double.Pi", Precedence.Product),
        };
    }

    // The base is a name: a local variable where it was more.
    private (string Text, Precedence Precedence) WritePower(string name, int exponent) => exponent switch
    {
        1 => (name, Precedence.Primary),
        2 or 3 => (string.Join(" * ", Enumerable.Repeat(name, exponent)), Precedence.Product),
        _ when exponent % 2 == 0 => ($"{numberType}.Square({WritePower(name, exponent / 2).Text})", Precedence.Primary),
        _ => ($"{WritePower(name, exponent - 1).Text} * {name}", Precedence.Product),
    };

    private string Where(Selection selection)
    {
        var (comparisons, whenTrue) = Comparison.Of(selection, locals);
        var condition = comparisons.Count == 1
            ? Condition(comparisons[0])
            : string.Join(" & ", comparisons.Select(Operand));
        return $"{numberType}.Where({condition}, {Write(whenTrue)}, {Write(selection.WhenFalse)})";
    }

    private string Operand(Comparison comparison) => comparison.Symbol is "==" or "!=" ? Condition(comparison) : $"({Condition(comparison)})";

    // Masks have no operators of equality, which would be those of the language's own equality.
    private string Condition(Comparison comparison) => comparison.Symbol switch
    {
        "==" => $"{numberType}.Equal({Write(comparison.Left)}, {Write(comparison.Right)})",
        "!=" => $"{numberType}.NotEqual({Write(comparison.Left)}, {Write(comparison.Right)})",
        _ => $"{Nested(comparison.Left, Precedence.Sum)} {comparison.Symbol} {Nested(comparison.Right, Precedence.Sum)}",
    };

    private string Binary(Arithmetic arithmetic, string symbol, Precedence precedence) =>
        $"{Nested(arithmetic.Left, precedence)} {symbol} {Nested(arithmetic.Right, precedence + 1)}";

    private string Nested(Expression operand, Precedence least)
    {
        var (text, precedence) = WriteUse(operand);
        return precedence < least ? $"({text})" : text;
    }
}
