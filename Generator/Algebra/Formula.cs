using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>The vocabulary in which the catalogue's formulas are written.</summary>
internal static class Formula
{
    public static Expression Abs(Expression x) => Apply(Function.Abs, x);

    public static Expression Square(Expression x) => Apply(Function.Square, x);

    public static Expression Exp(Expression x) => Apply(Function.Exp, x);

    public static Expression Atan(Expression x) => Apply(Function.Atan, x);

    public static Expression Sigmoid(Expression x) => Apply(Function.Sigmoid, x);

    public static Expression Clamp(Expression x, Expression low, Expression high) => Apply(Function.Clamp, x, low, high);

    /// <summary>1 above zero, -1 below, 0 at zero: the derivative of the absolute value.</summary>
    public static Expression Sign(Expression x) =>
        Where(Relation.Greater, x, 0, 1, Where(Relation.Greater, 0, x, -1, 0));

    public static Expression Where(Relation relation, Expression left, Expression right, Expression whenTrue, Expression whenFalse) =>
        Simplifier.Select(new Selection(relation, left, right, whenTrue, whenFalse));

    public static Expression Apply(Function function, params Expression[] arguments) =>
        Simplifier.Apply(function, arguments.ToEquatableArray());
}
