namespace Surrogates.Benchmarks.Generation;

/// <summary>How a process with a job ended.</summary>
/// <param name="Timings">What it measured, to the point where it ended.</param>
/// <param name="Failure">Why it did not come to its end, in the words of a table's cell; nothing if it did.</param>
internal sealed record Outcome(IReadOnlyList<Timing> Timings, string? Failure)
{
    public static Outcome NotTried { get; } = new([], "not tried");
}
