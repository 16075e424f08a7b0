using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>The vocabulary in which the catalogue's formulas are written.</summary>
internal static class Formula
{
    public static Expression Abs(Expression x) => Apply(Functions.Abs, x);

    public static Expression Min(Expression left, Expression right) => Apply(Functions.Min, left, right);

    public static Expression Max(Expression left, Expression right) => Apply(Functions.Max, left, right);

    public static Expression Clamp(Expression x, Expression low, Expression high) => Apply(Functions.Clamp, x, low, high);

    public static Expression Finite(Expression x) => Apply(Functions.Finite, x);

    public static Expression Round(Expression x) => Apply(Functions.Round, x);

    public static Expression Floor(Expression x) => Apply(Functions.Floor, x);

    public static Expression Ceiling(Expression x) => Apply(Functions.Ceiling, x);

    public static Expression Truncate(Expression x) => Apply(Functions.Truncate, x);

    public static Expression Remainder(Expression left, Expression right) => Apply(Functions.Remainder, left, right);

    public static Expression Square(Expression x) => Apply(Functions.Square, x);

    public static Expression Sqrt(Expression x) => Apply(Functions.Sqrt, x);

    public static Expression Cbrt(Expression x) => Apply(Functions.Cbrt, x);

    public static Expression Pow(Expression x, Expression exponent) => Apply(Functions.Pow, x, exponent);

    public static Expression Exp(Expression x) => Apply(Functions.Exp, x);

    public static Expression Expm1(Expression x) => Apply(Functions.Expm1, x);

    public static Expression Log(Expression x) => Apply(Functions.Log, x);

    public static Expression Log1p(Expression x) => Apply(Functions.Log1p, x);

    public static Expression Sin(Expression x) => Apply(Functions.Sin, x);

    public static Expression Cos(Expression x) => Apply(Functions.Cos, x);

    public static Expression Tan(Expression x) => Apply(Functions.Tan, x);

    public static Expression Asin(Expression x) => Apply(Functions.Asin, x);

    public static Expression Acos(Expression x) => Apply(Functions.Acos, x);

    public static Expression Atan(Expression x) => Apply(Functions.Atan, x);

    public static Expression Atan2(Expression y, Expression x) => Apply(Functions.Atan2, y, x);

    public static Expression Sinh(Expression x) => Apply(Functions.Sinh, x);

    public static Expression Cosh(Expression x) => Apply(Functions.Cosh, x);

    public static Expression Tanh(Expression x) => Apply(Functions.Tanh, x);

    public static Expression Sigmoid(Expression x) => Apply(Functions.Sigmoid, x);

    public static Expression Erf(Expression x) => Apply(Functions.Erf, x);

    public static Expression Erfc(Expression x) => Apply(Functions.Erfc, x);

    /// <summary>1 above zero, -1 below, 0 at zero: the derivative of the absolute value.</summary>
    public static Expression Sign(Expression x) => Where(x > 0, 1, Where(x < 0, -1, 0));

    public static Condition Equal(Expression left, Expression right) => Conditions.Compare(Relation.Equal, left, right);

    public static Expression Where(Condition condition, Expression whenTrue, Expression whenFalse) => Conditions.Select(condition, whenTrue, whenFalse);

    /// <summary>A value with partial derivatives that are given, where those of its composition are longer or less exact.</summary>
    public static Expression Given(Expression value, params Partial[] partials) => Given(value, partials.ToEquatableArray());

    /// <summary>A value with partial derivatives that are given.</summary>
    public static Expression Given(Expression value, EquatableArray<Partial> partials)
    {
        if (value is Constant)
        {
            return value;
        }

        var given = Surrogate.Of(value, partials);
        return value.Hint is { } name ? given.As(name) : given;
    }

    /// <summary>A value through which no gradient passes.</summary>
    public static Expression Detached(Expression value) => Given(value, EquatableArray<Partial>.Empty);

    public static Expression Apply(Function function, params Expression[] arguments) => Simplifier.Apply(function, arguments);
}
