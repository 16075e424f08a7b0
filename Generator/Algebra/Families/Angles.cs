using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <content>Functions of angles, and their inverses.</content>
internal static partial class FunctionTable
{
    public static readonly Function Sin = Function.Of("Sin", Math.Sin, Formula.Cos) with { Parity = Parity.Odd, IsRegular = true };

    public static readonly Function Cos = Function.Of("Cos", Math.Cos, static x => -Formula.Sin(x)) with { Parity = Parity.Even, IsRegular = true };

    public static readonly Function Tan = Function.Of("Tan", Math.Tan, static x => 1 + Formula.Square(Formula.Tan(x))) with { Parity = Parity.Odd };

    public static readonly Function Asin = Function.Of("Asin", Math.Asin, AsinDerivative) with { Parity = Parity.Odd };

    public static readonly Function Acos = Function.Of("Acos", Math.Acos, static x => -AsinDerivative(x)) with { IsNeverNegative = true };

    public static readonly Function Atan = Function.Of("Atan", Math.Atan, static x => 1 / (1 + Formula.Square(x))) with { Parity = Parity.Odd, IsFinite = true, IsRegular = true };

    public static readonly Function Atan2 = Function.Of("Atan2", Math.Atan2, static (y, x) => Atan2Derivative(x, y, x), static (y, x) => -Atan2Derivative(y, y, x));

    // 1 - x^2 cancels next to 1.
    private static Expression AsinDerivative(Expression x) => 1 / Formula.Sqrt((1 - x) * (1 + x));

    // a / (x^2 + y^2), with the larger of |x| and |y| taken out, since the squares overflow and underflow early; 0 at the
    // origin, as torch has it.
    private static Expression Atan2Derivative(Expression a, Expression y, Expression x)
    {
        var (p, q) = (Formula.Abs(y), Formula.Abs(x));
        var scale = Formula.Max(p, q).As("scale");
        return Where(Equal(scale, 0), 0, a / scale / (scale * (1 + Formula.Square(Formula.Min(p, q) / scale))));
    }
}
