namespace Surrogates.Generator.Algebra;

/// <summary>
/// Products of an adjoint and a derivative. Where one of them is 0 because a branch was not taken, so is the product, whatever
/// the other is: what is not chosen has no influence on a gradient, NaN and infinity included.
/// </summary>
internal static class ChainRule
{
    private static readonly Expression Zero = 0;

    /// <summary>The adjoint times a derivative, or a derivative times another.</summary>
    public static Expression Product(Expression adjoint, Expression derivative) =>
        IsZero(adjoint) || IsZero(derivative) ? Zero : Map(adjoint, taken => Map(derivative, factor => InOrder(taken, factor)));

    /// <summary>The adjoint divided by what its operation divides by.</summary>
    public static Expression Quotient(Expression adjoint, Expression divisor) => Map(adjoint, taken => taken / divisor);

    /// <summary>An adjoint with a name for its local variable: that of the part which is not 0.</summary>
    public static Expression Named(Expression adjoint, string name) =>
        Map(adjoint, taken => taken.As(name));

    // The function is linear.
    private static Expression Map(Expression expression, Func<Expression, Expression> function)
    {
        if (expression is Negation { Operand: Selection } negation)
        {
            return -Map(negation.Operand, function);
        }

        if (expression is not Selection selection || (!IsZero(selection.WhenTrue) && !IsZero(selection.WhenFalse)))
        {
            return function(expression);
        }

        return IsZero(selection.WhenTrue)
            ? Chosen(selection.Condition, isZeroWhenTrue: true, Map(selection.WhenFalse, function))
            : Chosen(selection.Condition, isZeroWhenTrue: false, Map(selection.WhenTrue, function));
    }

    // A choice inside of another one that has its 0 on the other side is one with it: else each product would build a nest of choices anew.
    private static Expression Chosen(Condition condition, bool isZeroWhenTrue, Expression value) => (isZeroWhenTrue, value) switch
    {
        (true, Selection { IsNamed: false } inner) when IsZero(inner.WhenFalse) => Conditions.Select(!condition & inner.Condition, inner.WhenTrue, Zero),
        (false, Selection { IsNamed: false } inner) when IsZero(inner.WhenTrue) => Conditions.Select(condition & !inner.Condition, inner.WhenFalse, Zero),
        (true, _) => Conditions.Select(condition, Zero, value),
        _ => Conditions.Select(condition, value, Zero),
    };

    private static bool IsZero(Expression expression) => expression.Equals(Zero);

    // A name or a number stands in front, as in k du.
    private static Expression InOrder(Expression adjoint, Expression factor) => factor is Variable ? factor * adjoint : adjoint * factor;
}
