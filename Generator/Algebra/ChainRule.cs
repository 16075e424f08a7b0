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

        return Conditions.Select(
            selection.Condition,
            IsZero(selection.WhenTrue) ? Zero : Map(selection.WhenTrue, function),
            IsZero(selection.WhenFalse) ? Zero : Map(selection.WhenFalse, function));
    }

    private static bool IsZero(Expression expression) => expression.Equals(Zero);

    // A name or a number stands in front, as in k du.
    private static Expression InOrder(Expression adjoint, Expression factor) => factor is Variable ? factor * adjoint : adjoint * factor;
}
