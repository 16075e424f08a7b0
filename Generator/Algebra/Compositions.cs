using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <summary>
/// Functions that are composed of those which number types have. Some state their derivatives, where those of the composition would be
/// longer, or not finite.
/// </summary>
internal static class Compositions
{
    // 1 / |x| in place of x^2, which overflows and underflows early; it may be infinite.
    public static Expression Asinh(Expression x)
    {
        var a = Abs(x);
        var inverse = (1 / a).As("inverse");
        var log = Log1p(a + (a / (inverse + Sqrt(1 + Square(inverse))))).As("log");
        return WithPartials(Where(x < 0, -log, log), new Partial(x, 1 / Sqrt(1 + Square(x))));
    }

    // x^2 - 1 cancels next to 1, and the product of the factors overflows early.
    public static Expression Acosh(Expression x)
    {
        var above = (x - 1).As("above");
        return WithPartials(Log1p(above + (Sqrt(above) * Sqrt(x + 1))), new Partial(x, 1 / (Sqrt(x - 1) * Sqrt(x + 1))));
    }

    public static Expression Atanh(Expression x) =>
        WithPartials(0.5 * (Log1p(x) - Log1p(-x)), new Partial(x, 1 / ((1 - x) * (1 + x))));

    // Equal magnitudes may be two zeros or two infinities. At the origin there is no slope.
    public static Expression Hypot(Expression x, Expression y)
    {
        var (small, large) = (Min(Abs(x), Abs(y)).As("small"), Max(Abs(x), Abs(y)).As("large"));
        var length = Where(Equal(small, large), SqrtTwo * large, large * Sqrt(1 + Square(small / large))).As("length");
        return WithPartials(length, new Partial(x, Share(x)), new Partial(y, Share(y)));

        Expression Share(Expression side) => Where(Equal(large, 0), 0, side / length);
    }

    /// <summary>The larger of two numbers; NaN is none.</summary>
    public static Expression MaxNumber(Expression x, Expression y) => OfNumbers(x, y, Max(x, y));

    /// <summary>The smaller of two numbers; NaN is none.</summary>
    public static Expression MinNumber(Expression x, Expression y) => OfNumbers(x, y, Min(x, y));

    private static Expression OfNumbers(Expression x, Expression y, Expression both) => Where(Equal(x, x), Where(Equal(y, y), both, x), y);

    /// <summary>The n-th root, which has the sign of x where n is odd; null where it is not a number.</summary>
    public static Expression? RootN(Expression x, double n)
    {
        switch (n)
        {
            case 0:
                return null;
            case 2:
                return Sqrt(x);
            case 3:
                return Cbrt(x);
            case var _ when n % 2 == 0:
                return Pow(x, 1 / n);
            default:
                var root = Pow(Abs(x), 1 / n);
                return WithPartials(Where(x < 0, -root, root), new Partial(x, 1 / n * Pow(Abs(x), (1 / n) - 1)));
        }
    }

    // What is left after half turns is exact, so that pi is multiplied with a small number, and with 0 where the sine is 0. Each half turn
    // changes the sign.
    public static Expression SinPi(Expression x)
    {
        var turns = Round(x).As("turns");
        return (1 - (2 * Abs(turns - (2 * Round(turns / 2))))) * Sin(Math.PI * (x - turns));
    }

    public static Expression CosPi(Expression x) => Sin(Math.PI * (0.5 - Abs(x - (2 * Round(x / 2)))));

    public static Expression TanPi(Expression x) => Tan(Math.PI * (x - Round(x)));

    // Of a tie Max and Min share the gradient, and pick the right one if only the signs differ; and they keep NaN.
    public static Expression MaxMagnitude(Expression x, Expression y) =>
        Where(Abs(x) > Abs(y), x, Where(Abs(y) > Abs(x), y, Max(x, y)));

    public static Expression MinMagnitude(Expression x, Expression y) =>
        Where(Abs(x) > Abs(y), y, Where(Abs(y) > Abs(x), x, Min(x, y)));

    /// <summary>The remainder that is nearest to zero, exactly.</summary>
    public static Expression NearestRemainder(Expression x, Expression y)
    {
        // Of two multiples of |y| that are equally near, the even one counts, which the remainder by 2 |y| tells.
        var a = Abs(y);
        var rest = Remainder(Abs(x), 2 * a).As("rest");
        var once = (rest - a).As("once");
        var near = Where(2 * rest > a, Where(2 * once >= a, once - a, once), rest).As("near");
        return WithPartials(Where(x < 0, -near, near), new Partial(x, 1), new Partial(y, -Round(x / y)));
    }

    /// <summary>The nearest whole number, the one away from zero of two that are equally near.</summary>
    public static Expression RoundAway(Expression x)
    {
        // Exact, where adding a half is not. What is whole may be infinite.
        var whole = Truncate(x).As("whole");
        return Where(Equal(x, whole), x, whole + Truncate(2 * (x - whole)));
    }
}
