namespace Surrogates.Benchmarks.Generation;

/// <summary>What was measured of one tool on the project.</summary>
/// <param name="Tool">Its name.</param>
/// <param name="Timings">The medians for each situation, as far as they were reached.</param>
/// <param name="Failure">Why the next situation was not reached, or what went wrong in one, in the words of a table's cell.</param>
internal sealed record ToolRow(string Tool, IReadOnlyList<Timing> Timings, string? Failure)
{
    public Timing? this[string situation] => Timings.FirstOrDefault(timing => timing.What == situation);

    public static ToolRow Of(Tool tool, Outcome outcome) => new(
        tool.Name,
        [.. outcome.Timings.GroupBy(static timing => timing.What).Select(static runs => Timing.Median([.. runs]))],
        outcome.Timings.Select(static timing => timing.Error).FirstOrDefault(static error => error is not null) ?? outcome.Failure);
}
