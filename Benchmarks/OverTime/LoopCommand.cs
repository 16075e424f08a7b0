using System.Globalization;
using Surrogates.Benchmarks.Measuring;
using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>Measures loops over time, and reports.</summary>
internal static class LoopCommand
{
    private const int MostThreads = 2;

    private static readonly string Legend =
        "Ours divided by the other, forward and backward in float32: below 1 ours is faster. Medians over the rounds; a ~ says that other work on the machine disturbed nearly all of them. Times in milliseconds.";

    public static void Run(LoopOptions options)
    {
        // Whatever cannot be written is said before the long work, not after it.
        var document = options.Write ? ReportFile.OpenDocument(PerformanceDocument.OverTime) : null;
        var machine = Machine.Describe();
        var effort = options.Quick ? Effort.Quick : Effort.Full;
        var rows = ProgressView.Show(MostThreads * LoopComparison.All.Count, step => Enumerable.Range(1, MostThreads)
            .SelectMany(threads => LoopComparison.All.Select(comparison => Measure(comparison, threads, effort, step)))
            .ToArray());
        var table = Table(rows);
        Console.WriteLine(string.Join(Environment.NewLine, machine));
        Console.WriteLine();
        Console.WriteLine(Legend);
        Console.WriteLine();
        Console.Write(table);
        if (options.Check)
        {
            Shortfalls.Print([.. rows.Where(static row => row.Row.Threads == 1).Select(static row => Check(row.Comparison, row.Row))]);
        }

        document?.Write($"""
            Measured on {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} with `dotnet run --project Benchmarks -c Release -- --over-time{(options.Quick ? " --quick" : "")} --write`:

            {string.Join("\n", machine.Select(static line => $"    {line}"))}

            {Legend}

            {table}
            """);
    }

    private static (LoopComparison Comparison, Row Row) Measure(LoopComparison comparison, int threads, Effort effort, Action<string> step)
    {
        step($"{comparison.Ours.Name} against {comparison.Other.Name}: {comparison.Setting}, threads: {threads}");
        return (comparison, comparison.Measure(threads, effort));
    }

    private static string Table(IReadOnlyList<(LoopComparison Comparison, Row Row)> rows)
    {
        var table = new TextTable(4, "setting", "ours", "against", "threads", "ratio", "half of the rounds", "ours", "other", "limit");
        foreach (var (comparison, row) in rows)
        {
            table.Add(
                comparison.Setting,
                row.Measure,
                row.Other,
                Format.Invariant($"{row.Threads}"),
                Format.Ratio(row),
                $"{Format.Ratio(row.Low)} to {Format.Ratio(row.High)}",
                Milliseconds(row.OursMicroseconds),
                Milliseconds(row.OtherMicroseconds),
                row.Threads == 1 ? Format.Ratio(comparison.Limit) : "");
        }

        return table.ToString();
    }

    private static string Milliseconds(double microseconds) => (microseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);

    private static Finding Check(LoopComparison comparison, Row row) => new(
        $"{comparison.Setting}, {row.Measure} against {row.Other}",
        $"{Format.Ratio(comparison.Limit)}x",
        $"{Format.Ratio(row)}x (half of the rounds: {Format.Ratio(row.Low)} to {Format.Ratio(row.High)})",
        row.Ratio <= comparison.Limit);
}
