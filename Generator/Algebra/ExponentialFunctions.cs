using Surrogates.Numbers;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <summary>Exponentials and logarithms.</summary>
internal static class ExponentialFunctions
{
    public static Dictionary<Function, FunctionEntry> Table { get; } = new()
    {
        [Function.Exp] = FunctionEntry.Of("Exp", "exp({0})", Math.Exp, Exp),
        [Function.Expm1] = FunctionEntry.Of("Expm1", "expm1({0})", NearZero.Expm1, Exp),
        [Function.Log] = FunctionEntry.Of("Log", "log({0})", Math.Log, static x => 1 / x),
        [Function.Log1p] = FunctionEntry.Of("Log1p", "log1p({0})", NearZero.Log1p, static x => 1 / (1 + x)),
    };
}
