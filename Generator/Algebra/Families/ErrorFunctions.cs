using Surrogates.Numbers;

namespace Surrogates.Generator.Algebra;

/// <content>The integral of the bell curve.</content>
internal static partial class FunctionTable
{
    public static readonly Function Erf = Function.Of("Erf", ErrorFunction.Erf, static x => 2 / Formula.SqrtPi * Formula.Exp(-Formula.Square(x))) with { Parity = Parity.Odd, IsFinite = true, IsRegular = true };

    public static readonly Function Erfc = Function.Of("Erfc", ErrorFunction.Erfc, static x => -(2 / Formula.SqrtPi * Formula.Exp(-Formula.Square(x)))) with { IsNeverNegative = true, IsFinite = true, IsRegular = true };
}
