namespace Surrogates.Generator.Algebra;

/// <summary>The table of functions, a family a file.</summary>
internal static class Functions
{
    private static readonly Dictionary<Function, FunctionEntry> Table = new[]
        {
            ChoosingFunctions.Table, RoundingFunctions.Table, PowerFunctions.Table, ExponentialFunctions.Table,
            TrigonometricFunctions.Table, HyperbolicFunctions.Table, ErrorFunctions.Table,
        }
        .SelectMany(static family => family)
        .ToDictionary(static pair => pair.Key, static pair => pair.Value);

    public static FunctionEntry Of(Function function) => Table[function];
}
