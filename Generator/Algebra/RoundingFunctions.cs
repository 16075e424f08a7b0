using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <summary>Functions with whole values, whose own derivative is zero wherever it exists: a surrogate replaces it. And what such a division leaves over.</summary>
internal static class RoundingFunctions
{
    public static Dictionary<Function, FunctionEntry> Table { get; } = new()
    {
        [Function.Round] = FunctionEntry.Of("Round", "round({0})", Math.Round, static _ => 0),
        [Function.Floor] = FunctionEntry.Of("Floor", "floor({0})", Math.Floor, static _ => 0),
        [Function.Ceiling] = FunctionEntry.Of("Ceiling", "ceil({0})", Math.Ceiling, static _ => 0),
        [Function.Truncate] = FunctionEntry.Of("Truncate", "trunc({0})", Math.Truncate, static _ => 0),

        // Its slope between the jumps.
        [Function.Remainder] = FunctionEntry.Of("Remainder", "rem({0}, {1})", static (x, y) => x % y, static (_, _) => 1, static (x, y) => -Truncate(x / y)),
    };
}
