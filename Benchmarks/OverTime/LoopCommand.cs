using System.Globalization;
using Surrogates.Benchmarks.Measuring;
using Surrogates.Benchmarks.Memory;
using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>Measures loops over time, and reports.</summary>
internal static class LoopCommand
{
    private const int MostThreads = 2;
    private const long MostManagedBytes = 1024;
    private const double MostSequences = 2.2;

    private static readonly string Legend =
        "Ours divided by the other, forward and backward in float32: below 1 ours is faster. Medians over the rounds; a ~ says that other work on the machine disturbed nearly all of them. Times in milliseconds.";

    private static readonly string MemoryLegend = Format.Invariant(
        $"Memory of a call, forward and backward, in a process of its own: managed memory, with all that TorchSharp allocates around it, and the most native memory above the inputs at any time, at T = {LoopMemory.Steps} and N = {LoopMemory.Neurons:N0}, in sequences.");

    public static void Run(LoopOptions options)
    {
        // Whatever cannot be written is said before the long work, not after it.
        var document = options.Write ? ReportFile.OpenDocument(PerformanceDocument.OverTime) : null;
        var machine = Machine.Describe();
        var effort = options.Quick ? Effort.Quick : Effort.Full;
        var (rows, uses) = ProgressView.Show(LoopMemory.Programs.Count + (MostThreads * LoopComparison.All.Count), step =>
        {
            var uses = LoopMemory.Programs.Select(program => Memory(program, step)).ToArray();
            return (Enumerable.Range(1, MostThreads).SelectMany(threads => LoopComparison.All.Select(comparison => Measure(comparison, threads, effort, step))).ToArray(), uses);
        });
        var text = $"{Legend}\n\n{Times(rows)}\n{MemoryLegend}\n\n{Memory(uses)}";
        Console.WriteLine(string.Join(Environment.NewLine, machine));
        Console.WriteLine();
        Console.Write(text);
        if (options.Check)
        {
            Shortfalls.Print([.. rows.Where(static row => row.Row.Threads == 1).SelectMany(static row => Check(row.Comparison, row.Row)), .. uses.SelectMany(Check)]);
        }

        document?.Write($"""
            Measured on {DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} with `dotnet run --project Benchmarks -c Release -- --over-time{(options.Quick ? " --quick" : "")} --write`:

            {string.Join("\n", machine.Select(static line => $"    {line}"))}

            {text}
            """);
    }

    private static (LoopComparison Comparison, Row Row) Measure(LoopComparison comparison, int threads, Effort effort, Action<string> step)
    {
        step($"{comparison.Ours.Name} against {comparison.Other.Name}: {comparison.Setting}, threads: {threads}");
        return (comparison, comparison.Measure(threads, effort));
    }

    private static LoopMemory Memory(LoopProgram program, Action<string> step)
    {
        step($"memory: {program.Name}");
        return MemoryProcess.Ask<LoopMemory>(LoopMemory.Option, program.Name);
    }

    private static string Times(IReadOnlyList<(LoopComparison Comparison, Row Row)> rows)
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
                row.Threads == 1 && comparison.Limit is { } limit ? Format.Ratio(limit) : "");
        }

        return table.ToString();
    }

    private static string Milliseconds(double microseconds) => (microseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Memory(IReadOnlyList<LoopMemory> uses)
    {
        var table = new TextTable(1, "program", "managed bytes", "sequences at peak");
        foreach (var use in uses)
        {
            table.Add(use.Name, Format.Invariant($"{use.ManagedBytes:N0}"), Format.Tensors(use.Peak));
        }

        return table.ToString();
    }

    private static IEnumerable<Finding> Check(LoopComparison comparison, Row row) => comparison.Limit is { } limit
        ?
        [
            new(
                $"{comparison.Setting}, {row.Measure} against {row.Other}",
                $"{Format.Ratio(limit)}x",
                $"{Format.Ratio(row)}x (half of the rounds: {Format.Ratio(row.Low)} to {Format.Ratio(row.High)})",
                row.Ratio <= limit),
        ]
        : [];

    // What others take is no matter of ours.
    private static IEnumerable<Finding> Check(LoopMemory use) => use.Name == LoopProgram.Lif.Name
        ?
        [
            new($"{use.Name}, managed memory of a call", $"{MostManagedBytes} bytes", $"{use.ManagedBytes} bytes", use.ManagedBytes <= MostManagedBytes),
            new($"{use.Name}, sequences at peak", Format.Tensors(MostSequences), Format.Tensors(use.Peak), !(use.Peak > MostSequences)),
        ]
        : [];
}
