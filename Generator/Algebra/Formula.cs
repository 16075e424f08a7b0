using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>The vocabulary in which the catalogue's formulas are written.</summary>
internal static class Formula
{
    public static Expression Abs(Expression x) => Apply(Function.Abs, x);

    public static Expression Min(Expression left, Expression right) => Apply(Function.Min, left, right);

    public static Expression Max(Expression left, Expression right) => Apply(Function.Max, left, right);

    public static Expression Clamp(Expression x, Expression low, Expression high) => Apply(Function.Clamp, x, low, high);

    public static Expression Finite(Expression x) => Apply(Function.Finite, x);

    public static Expression Round(Expression x) => Apply(Function.Round, x);

    public static Expression Floor(Expression x) => Apply(Function.Floor, x);

    public static Expression Ceiling(Expression x) => Apply(Function.Ceiling, x);

    public static Expression Truncate(Expression x) => Apply(Function.Truncate, x);

    public static Expression Remainder(Expression left, Expression right) => Apply(Function.Remainder, left, right);

    public static Expression Square(Expression x) => Apply(Function.Square, x);

    public static Expression Sqrt(Expression x) => Apply(Function.Sqrt, x);

    public static Expression Cbrt(Expression x) => Apply(Function.Cbrt, x);

    public static Expression Pow(Expression x, Expression exponent) => Apply(Function.Pow, x, exponent);

    public static Expression Exp(Expression x) => Apply(Function.Exp, x);

    public static Expression Expm1(Expression x) => Apply(Function.Expm1, x);

    public static Expression Log(Expression x) => Apply(Function.Log, x);

    public static Expression Log1p(Expression x) => Apply(Function.Log1p, x);

    public static Expression Sin(Expression x) => Apply(Function.Sin, x);

    public static Expression Cos(Expression x) => Apply(Function.Cos, x);

    public static Expression Tan(Expression x) => Apply(Function.Tan, x);

    public static Expression Asin(Expression x) => Apply(Function.Asin, x);

    public static Expression Acos(Expression x) => Apply(Function.Acos, x);

    public static Expression Atan(Expression x) => Apply(Function.Atan, x);

    public static Expression Atan2(Expression y, Expression x) => Apply(Function.Atan2, y, x);

    public static Expression Sinh(Expression x) => Apply(Function.Sinh, x);

    public static Expression Cosh(Expression x) => Apply(Function.Cosh, x);

    public static Expression Tanh(Expression x) => Apply(Function.Tanh, x);

    public static Expression Sigmoid(Expression x) => Apply(Function.Sigmoid, x);

    public static Expression Erf(Expression x) => Apply(Function.Erf, x);

    public static Expression Erfc(Expression x) => Apply(Function.Erfc, x);

    /// <summary>1 above zero, -1 below, 0 at zero: the derivative of the absolute value.</summary>
    public static Expression Sign(Expression x) =>
        Where(Relation.Greater, x, 0, 1, Where(Relation.Greater, 0, x, -1, 0));

    public static Expression Where(Relation relation, Expression left, Expression right, Expression whenTrue, Expression whenFalse) =>
        Simplifier.Select(new Selection(relation, left, right, whenTrue, whenFalse));

    /// <summary>A value with partial derivatives that are given, where those of its composition are longer or less exact.</summary>
    public static Expression Given(Expression value, params Partial[] partials) =>
        value is Constant ? value : new Surrogate(value, partials.ToEquatableArray()) { Hint = value.Hint };

    public static Expression Apply(Function function, params Expression[] arguments) =>
        Simplifier.Apply(function, arguments.ToEquatableArray());
}
