using Surrogates.Numbers;

namespace Surrogates.Generator.Algebra;

/// <content>Exponentials and logarithms.</content>
internal static partial class FunctionTable
{
    public static readonly Function Exp = Function.Of("Exp", Math.Exp, Formula.Exp) with { IsNeverNegative = true };

    public static readonly Function Expm1 = Function.Of("Expm1", NearZero.Expm1, Formula.Exp);

    public static readonly Function Log = Function.Of("Log", Math.Log, static x => 1 / x);

    public static readonly Function Log1p = Function.Of("Log1p", NearZero.Log1p, static x => 1 / (1 + x));

    public static readonly Function Sinh = Function.Of("Sinh", Math.Sinh, Formula.Cosh) with { Parity = Parity.Odd };

    public static readonly Function Cosh = Function.Of("Cosh", Math.Cosh, Formula.Sinh) with { Parity = Parity.Even, IsNeverNegative = true };

    public static readonly Function Tanh = Function.Of("Tanh", Math.Tanh, TanhDerivative) with { Parity = Parity.Odd, IsFinite = true, IsRegular = true };

    public static readonly Function Sigmoid = Function.Of("Sigmoid", static x => 1 / (1 + Math.Exp(-x)), SigmoidDerivative) with { IsNeverNegative = true, IsFinite = true, IsRegular = true };

    // Never s (1 - s): where s rounds to 1 that loses every digit, and exp(-x) alone overflows far below zero.
    private static Expression SigmoidDerivative(Expression x)
    {
        var e = Formula.Exp(-Formula.Abs(x)).As("e");
        return e / Formula.Square(1 + e);
    }

    // Never 1 - tanh^2, for the same reason.
    private static Expression TanhDerivative(Expression x)
    {
        var e = Formula.Exp(-2 * Formula.Abs(x)).As("e");
        return 4 * e / Formula.Square(1 + e);
    }
}
