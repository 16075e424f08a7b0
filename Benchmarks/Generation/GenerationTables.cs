using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Generation;

/// <summary>The tables of the generator.</summary>
internal static class GenerationTables
{
    private const string Nothing = "-";

    public const string Legend =
        "Processor time and managed memory of the generator, and the text it writes; the time of the analyzer that checks its gradients, and that of the compiler for the result, " +
        "or its first error. Where a > is, it was stopped there, and larger sizes were not tried.";

    public static TextTable Examples(IReadOnlyList<ExampleRow> rows)
    {
        var table = new TextTable(1, "example", "size", "time", "memory", "lines", "bytes", "bytes / size", "gradient check", "compiler");
        foreach (var row in rows)
        {
            table.Add([row.Example, TimeText.Count(row.Size), .. Cells(row)]);
        }

        return table;
    }

    public static TextTable Tools(IReadOnlyList<ToolRow> rows)
    {
        var situations = ProjectMeasurement.Situations;
        var table = new TextTable(1, ["", .. situations.SelectMany(static situation => new[] { situation, "memory" })]);
        foreach (var row in rows)
        {
            var reached = situations.TakeWhile(situation => row[situation] is not null).Count();
            table.Add([row.Tool, .. situations.SelectMany((situation, i) => Cells(row[situation], i == reached ? row.Failure : null))]);
        }

        return table;
    }

    private static IEnumerable<string> Cells(ExampleRow row) => row switch
    {
        { Generated: not { } } => [row.Failure ?? Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing],
        { Generated: { } generated } =>
        [
            TimeText.Of(generated.Milliseconds),
            TimeText.Megabytes(generated.AllocatedBytes),
            TimeText.Count(generated.TextLines),
            TimeText.Count(generated.TextBytes),
            TimeText.Count((double)generated.TextBytes / row.Size),
            row.Checked is { } @checked ? TimeText.Of(@checked.Milliseconds) : Nothing,
            row.Failure ?? (row.Compiled is { } compiled ? TimeText.Of(compiled.Milliseconds) : Nothing),
        ],
    };

    private static string[] Cells(Timing? timing, string? failure) => timing is null
        ? [failure ?? Nothing, Nothing]
        : [TimeText.Of(timing.Milliseconds), TimeText.Megabytes(timing.AllocatedBytes)];
}
