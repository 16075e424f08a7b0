using System.CommandLine;
using Surrogates.Benchmarks.Candidates;
using Surrogates.Benchmarks.Endurance;
using Surrogates.Benchmarks.Generation;
using Surrogates.Benchmarks.Measuring;
using Surrogates.Benchmarks.Memory;
using Surrogates.Benchmarks.OverTime;
using Surrogates.Benchmarks.Report;
using Surrogates.Benchmarks.Verification;

namespace Surrogates.Benchmarks;

internal static class Program
{
    private const int Wrong = 1;
    private const int Failure = 2;

    private static int Main(string[] args)
    {
        var parsed = new CommandLine(Measure, MeasureGenerator, MeasureLoops, Verify, Endure, MeasureMemory, MeasureLoopMemory, MeasureGeneration).Root.Parse(args);
        if (parsed.Errors is [var error, ..])
        {
            return Fail(error.Message);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (ReportException exception)
        {
            return Fail(exception.Message);
        }
    }

    private static int Measure(BenchmarkOptions options)
    {
        // Whatever cannot be written is said before the long work, not after it.
        using var csv = options.Csv is { } path ? ReportFile.Create(path) : null;
        var document = options.Write ? ReportFile.OpenDocument(PerformanceDocument.Ops) : null;

        var machine = Machine.Describe();
        var effort = options.Quick ? Effort.Quick : Effort.Full;
        var (rows, uses) = ProgressView.Show(CandidateTable.WithGradient.Count + TimeMeasurement.Settings, step =>
        {
            var uses = MemoryUses(step);
            return (TimeMeasurement.Run(effort, step), uses);
        });

        Print(machine, rows, uses);
        if (options.Check)
        {
            Shortfalls.Print(Requirements.Check(rows, uses));
        }

        if (csv is not null)
        {
            CsvFile.Write(csv, rows);
        }

        document?.Write(new MeasuredText(DateOnly.FromDateTime(DateTime.UtcNow), options, machine, rows, uses).ToString());
        return 0;
    }

    private static int MeasureGenerator(GeneratorOptions options)
    {
        GeneratorCommand.Run(options);
        return 0;
    }

    private static int MeasureLoops(LoopOptions options)
    {
        LoopCommand.Run(options);
        return 0;
    }

    private static int Verify()
    {
        var (passed, failed) = ProgressView.Show(CrossCheck.Steps, static step =>
        {
            var (passed, failed) = (0, 0);
            CrossCheck.Run(step, (what, difference) =>
            {
                if (difference is null)
                {
                    passed++;
                    return;
                }

                failed++;
                Console.WriteLine($"{what}: {difference}");
            });
            return (passed, failed);
        });
        Console.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0 ? 0 : Wrong;
    }

    private static int Endure(TimeSpan duration) => EnduranceCommand.Run(duration) ? 0 : Wrong;

    private static int MeasureMemory(string candidate)
    {
        MemoryProcess.Answer(MemoryMeasurement.Measure(CandidateTable.All.First(known => known.Name == candidate)));
        return 0;
    }

    private static int MeasureLoopMemory(string program)
    {
        MemoryProcess.Answer(LoopMemory.Measure(program));
        return 0;
    }

    private static int MeasureGeneration(string job)
    {
        JobAnswer.Give(job);
        return 0;
    }

    private static IReadOnlyList<MemoryUse> MemoryUses(Action<string> step) =>
    [
        .. CandidateTable.WithGradient.Select(candidate =>
        {
            step($"memory: {candidate.Name}");
            return MemoryProcess.Ask<MemoryUse>(MemoryMeasurement.Option, candidate.Name);
        }),
    ];

    private static void Print(IReadOnlyList<string> machine, IReadOnlyList<Row> rows, IReadOnlyList<MemoryUse> uses)
    {
        Console.WriteLine(string.Join(Environment.NewLine, machine));
        Console.WriteLine();
        Console.WriteLine(Tables.Legend);
        Console.WriteLine();
        Console.WriteLine(Tables.Ratios(rows));
        Console.WriteLine("Memory of a pass; tensors are of the input's size:");
        Console.WriteLine();
        Console.Write(Tables.Memory(uses));
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return Failure;
    }
}
