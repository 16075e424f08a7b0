using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>The vocabulary in which the catalogue's formulas are written.</summary>
internal static class Formula
{
    public static Constant SqrtTwo { get; } = Symbolic("SqrtTwo", Math.Sqrt(2));

    public static Constant SqrtPi { get; } = Symbolic("SqrtPi", Math.Sqrt(Math.PI));

    public static Constant SqrtTwoPi { get; } = Symbolic("SqrtTwoPi", Math.Sqrt(2 * Math.PI));

    public static Expression Abs(Expression x) => Apply(FunctionTable.Abs, x);

    public static Expression Min(Expression left, Expression right) => Apply(FunctionTable.Min, left, right);

    public static Expression Max(Expression left, Expression right) => Apply(FunctionTable.Max, left, right);

    public static Expression Clamp(Expression x, Expression low, Expression high) => Apply(FunctionTable.Clamp, x, low, high);

    public static Expression Finite(Expression x) => Apply(FunctionTable.Finite, x);

    public static Expression Round(Expression x) => Apply(FunctionTable.Round, x);

    public static Expression Floor(Expression x) => Apply(FunctionTable.Floor, x);

    public static Expression Ceiling(Expression x) => Apply(FunctionTable.Ceiling, x);

    public static Expression Truncate(Expression x) => Apply(FunctionTable.Truncate, x);

    public static Expression Remainder(Expression left, Expression right) => Apply(FunctionTable.Remainder, left, right);

    public static Expression Square(Expression x) => Apply(FunctionTable.Square, x);

    public static Expression Sqrt(Expression x) => Apply(FunctionTable.Sqrt, x);

    public static Expression Cbrt(Expression x) => Apply(FunctionTable.Cbrt, x);

    public static Expression Pow(Expression x, Expression exponent) => Apply(FunctionTable.Pow, x, exponent);

    public static Expression Exp(Expression x) => Apply(FunctionTable.Exp, x);

    public static Expression Expm1(Expression x) => Apply(FunctionTable.Expm1, x);

    public static Expression Log(Expression x) => Apply(FunctionTable.Log, x);

    public static Expression Log1p(Expression x) => Apply(FunctionTable.Log1p, x);

    public static Expression Sin(Expression x) => Apply(FunctionTable.Sin, x);

    public static Expression Cos(Expression x) => Apply(FunctionTable.Cos, x);

    public static Expression Tan(Expression x) => Apply(FunctionTable.Tan, x);

    public static Expression Asin(Expression x) => Apply(FunctionTable.Asin, x);

    public static Expression Acos(Expression x) => Apply(FunctionTable.Acos, x);

    public static Expression Atan(Expression x) => Apply(FunctionTable.Atan, x);

    public static Expression Atan2(Expression y, Expression x) => Apply(FunctionTable.Atan2, y, x);

    public static Expression Sinh(Expression x) => Apply(FunctionTable.Sinh, x);

    public static Expression Cosh(Expression x) => Apply(FunctionTable.Cosh, x);

    public static Expression Tanh(Expression x) => Apply(FunctionTable.Tanh, x);

    public static Expression Sigmoid(Expression x) => Apply(FunctionTable.Sigmoid, x);

    public static Expression Erf(Expression x) => Apply(FunctionTable.Erf, x);

    public static Expression Erfc(Expression x) => Apply(FunctionTable.Erfc, x);

    /// <summary>1 above zero, -1 below, 0 at zero: the derivative of the absolute value.</summary>
    public static Expression Sign(Expression x) => Where(x > 0, 1, Where(x < 0, -1, 0));

    public static Condition Equal(Expression left, Expression right) => Conditions.Compare(Relation.Equal, left, right);

    public static Expression Where(Condition condition, Expression whenTrue, Expression whenFalse) => Conditions.Select(condition, whenTrue, whenFalse);

    /// <summary>A value with partial derivatives that are given, where those of its composition are longer or less exact.</summary>
    public static Expression WithPartials(Expression value, params Partial[] partials) => WithPartials(value, partials.ToEquatableArray());

    /// <summary>A value with partial derivatives that are given.</summary>
    public static Expression WithPartials(Expression value, EquatableArray<Partial> partials)
    {
        if (value is Constant && partials.All(static partial => partial.Argument is Constant))
        {
            return value;
        }

        var given = GradientOverride.Of(value, partials);
        return value.Hint is { } name ? given.As(name) : given;
    }

    /// <summary>A value through which no gradient passes.</summary>
    public static Expression Detached(Expression value) => WithPartials(value, EquatableArray<Partial>.Empty);

    /// <summary>A number that is written by a name.</summary>
    public static Constant Symbolic(string name, double value) => new(new Literal(value, new Symbol.Name(name)));

    public static Expression Apply(Function function, params Expression[] arguments) => Simplifier.Apply(function, arguments);
}
