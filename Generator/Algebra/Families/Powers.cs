using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <content>Powers and roots. The derivative of a root at zero is infinite, as torch has it.</content>
internal static partial class FunctionTable
{
    public static readonly Function Square = Function.Of("Square", static x => x * x, static x => 2 * x) with { Parity = Parity.Even, IsNeverNegative = true, IsRegular = true, IsPower = true, IsCheap = true };

    public static readonly Function Sqrt = Function.Of("Sqrt", Math.Sqrt, static x => 1 / (2 * Formula.Sqrt(x))) with { IsNeverNegative = true };

    public static readonly Function Cbrt = Function.Of("Cbrt", CubeRoot, static x => 1 / (3 * Formula.Square(Formula.Cbrt(x)))) with { Parity = Parity.Odd };

    public static readonly Function Pow = Function.Of("Pow", Math.Pow, PowByBase, PowByExponent) with { IsPower = true };

    // One step of Newton's method from what the power function gives, which is good to all digits but the last.
    private static double CubeRoot(double x)
    {
        if (x == 0 || double.IsNaN(x) || double.IsInfinity(x))
        {
            return x;
        }

        var root = Math.Pow(Math.Abs(x), 1.0 / 3);
        root -= (root - (Math.Abs(x) / (root * root))) / 3;
        return x < 0 ? -root : root;
    }

    // x^0 is 1 for every x, so that its derivative is 0 where the general form would be 0 * infinity.
    private static Expression PowByBase(Expression x, Expression y) => Where(Equal(y, 0), 0, y * Formula.Pow(x, y - 1));

    // 0^y is 0 for every y above 0 and stays so, where the general form would be 0 * infinity; 0^0 counts as the former, as in torch.
    private static Expression PowByExponent(Expression x, Expression y) => Where(Equal(x, 0) & (y >= 0), 0, Formula.Pow(x, y) * Formula.Log(x));
}
