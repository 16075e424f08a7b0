namespace Surrogates.Generator.Tests.Golden;

/// <summary>A test of the golden numbers, skipped where the file is not.</summary>
internal sealed class GoldenTheoryAttribute : TheoryAttribute
{
    public GoldenTheoryAttribute() => Skip = GoldenSkip.Reason;
}

/// <summary>A test of the golden numbers, skipped where the file is not.</summary>
internal sealed class GoldenFactAttribute : FactAttribute
{
    public GoldenFactAttribute() => Skip = GoldenSkip.Reason;
}

/// <summary>Why tests of the golden numbers are skipped.</summary>
internal static class GoldenSkip
{
    public static string? Reason { get; } = GoldenFile.Path is null
        ? $"The golden numbers are not beside the repository (shared/golden/surrogates.csv.gz), and {GoldenFile.Variable} names no other file."
        : null;
}
