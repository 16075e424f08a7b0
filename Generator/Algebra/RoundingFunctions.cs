namespace Surrogates.Generator.Algebra;

/// <summary>Functions with whole values. Their own derivative is zero wherever it exists; a surrogate replaces it.</summary>
internal static class RoundingFunctions
{
    public static Dictionary<Function, FunctionEntry> Table { get; } = new()
    {
        [Function.Round] = FunctionEntry.Of("Round", "round({0})", Math.Round, static _ => 0),
        [Function.Floor] = FunctionEntry.Of("Floor", "floor({0})", Math.Floor, static _ => 0),
        [Function.Ceiling] = FunctionEntry.Of("Ceiling", "ceil({0})", Math.Ceiling, static _ => 0),
        [Function.Truncate] = FunctionEntry.Of("Truncate", "trunc({0})", Math.Truncate, static _ => 0),
    };
}
