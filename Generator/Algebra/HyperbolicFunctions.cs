using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <summary>Hyperbolic functions and the logistic one.</summary>
internal static class HyperbolicFunctions
{
    public static Dictionary<Function, FunctionEntry> Table { get; } = new()
    {
        [Function.Sinh] = FunctionEntry.Of("Sinh", "sinh({0})", Math.Sinh, Cosh),
        [Function.Cosh] = FunctionEntry.Of("Cosh", "cosh({0})", Math.Cosh, Sinh),
        [Function.Tanh] = FunctionEntry.Of("Tanh", "tanh({0})", Math.Tanh, TanhDerivative),
        [Function.Sigmoid] = FunctionEntry.Of("Sigmoid", "sigmoid({0})", static x => 1 / (1 + Math.Exp(-x)), SigmoidDerivative),
    };

    // Never s (1 - s): where s rounds to 1 that loses every digit, and exp(-x) alone overflows far below zero.
    private static Expression SigmoidDerivative(Expression x)
    {
        var e = Exp(-Abs(x)).As("e");
        return e / Square(1 + e);
    }

    // Never 1 - tanh^2, for the same reason.
    private static Expression TanhDerivative(Expression x)
    {
        var e = Exp(-2 * Abs(x)).As("e");
        return 4 * e / Square(1 + e);
    }
}
