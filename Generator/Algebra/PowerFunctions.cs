using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <summary>Powers and roots. The derivative of a root at zero is infinite, as torch has it.</summary>
internal static class PowerFunctions
{
    public static Dictionary<Function, FunctionEntry> Table { get; } = new()
    {
        [Function.Square] = FunctionEntry.Of("Square", "({0})^2", static x => x * x, static x => 2 * x),
        [Function.Sqrt] = FunctionEntry.Of("Sqrt", "sqrt({0})", Math.Sqrt, static x => 1 / (2 * Sqrt(x))),
        [Function.Cbrt] = FunctionEntry.Of("Cbrt", "cbrt({0})", CubeRoot, static x => 1 / (3 * Square(Cbrt(x)))),
        [Function.Pow] = FunctionEntry.Of("Pow", "({0})^({1})", Math.Pow, PowByBase, PowByExponent),
    };

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
    private static Expression PowByBase(Expression x, Expression y) =>
        Where(Relation.Equal, y, 0, 0, y * Pow(x, y - 1));

    // 0^y is 0 for every y above 0 and stays so, where the general form would be 0 * infinity; 0^0 counts as the former, as in torch.
    private static Expression PowByExponent(Expression x, Expression y)
    {
        var general = Pow(x, y) * Log(x);
        return Where(Relation.Equal, x, 0, Where(Relation.GreaterOrEqual, y, 0, 0, general), general);
    }
}
