using Surrogates.Numbers;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <summary>The integral of the bell curve.</summary>
internal static class ErrorFunctions
{
    private static readonly double Peak = 2 / Math.Sqrt(Math.PI);

    public static Dictionary<Function, FunctionEntry> Table { get; } = new()
    {
        [Function.Erf] = FunctionEntry.Of("Erf", "erf({0})", ErrorFunction.Erf, static x => Peak * Exp(-Square(x))),
        [Function.Erfc] = FunctionEntry.Of("Erfc", "erfc({0})", ErrorFunction.Erfc, static x => -Peak * Exp(-Square(x))),
    };
}
