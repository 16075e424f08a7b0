using Surrogates.Numbers;

namespace Surrogates.Generator.Algebra;

/// <content>The integral of the bell curve.</content>
internal static partial class Functions
{
    private static readonly double Peak = 2 / Math.Sqrt(Math.PI);

    public static readonly Function Erf = Function.Of("Erf", ErrorFunction.Erf, static x => Peak * Formula.Exp(-Formula.Square(x))) with { Parity = Parity.Odd, IsFinite = true };

    public static readonly Function Erfc = Function.Of("Erfc", ErrorFunction.Erfc, static x => -Peak * Formula.Exp(-Formula.Square(x))) with { IsNeverNegative = true, IsFinite = true };
}
