namespace Surrogates.Generator.Algebra;

/// <summary>Collects repeated factors, so that x * x * x is a power of x, whose derivative is one product.</summary>
internal static class Powers
{
    // Beyond this a chain of products is longer than what anybody writes.
    private const int Most = 64;

    /// <summary>Whether an exponent makes a chain of products.</summary>
    public static bool IsWhole(double exponent) => exponent is >= 2 and <= Most && exponent == Math.Floor(exponent);

    public static Expression Of(Expression @base, int exponent) => (@base, exponent) switch
    {
        (_, 1) => @base,
        (Constant constant, _) => Math.Pow(constant.Value, exponent),
        (Negation negation, _) => exponent % 2 == 0 ? Of(negation.Operand, exponent) : -Of(negation.Operand, exponent),
        (_, 2) => Formula.Square(@base),
        _ => Power.Of(@base, exponent),
    };

    /// <summary>The product of two powers of the same base; null if they are not that.</summary>
    public static Expression? Product(Expression left, Expression right)
    {
        var (a, m) = Split(left);
        var (b, n) = Split(right);
        return a.Equals(b) && IsWhole(m + n) ? Of(a, m + n) : null;
    }

    private static (Expression Base, int Exponent) Split(Expression expression) => expression switch
    {
        Call square when square.Function == FunctionTable.Square => (square.Arguments[0], 2),
        Power power => (power.Base, power.Exponent),
        _ => (expression, 1),
    };
}
