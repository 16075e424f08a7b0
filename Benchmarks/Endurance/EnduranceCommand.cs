using System.Globalization;
using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Endurance;

/// <summary>Runs ops for long, under what wears programs down, and prints what came of it.</summary>
internal static class EnduranceCommand
{
    private const int Threads = 16;

    /// <summary>Runs all trials.</summary>
    /// <param name="duration">How long many threads, constant collection, the memory of ours and that of torch are tried, each.</param>
    /// <returns>Whether nothing went wrong. The memory is for people to judge.</returns>
    public static bool Run(TimeSpan duration)
    {
        Console.WriteLine(string.Join(Environment.NewLine, Machine.Describe()));
        Console.WriteLine();
        var isRight = Print($"{Threads} threads", Route.All.SelectMany(route => new[] { false, true }.Select(createGraph =>
            ($"{route.Name}{(createGraph ? ", create_graph" : "")}", route.Run(() => ThreadTrial.Run(Threads, duration / (2 * Route.All.Count), createGraph))))));
        isRight &= Print("A collection every millisecond", Route.All.Select(route => (route.Name, route.Run(() => CollectionTrial.Run(duration / Route.All.Count)))));
        PrintMemory(duration / Situation.All.Count);
        return isRight;
    }

    private static bool Print(string title, IEnumerable<(string Name, Outcome Outcome)> trials)
    {
        var isRight = true;
        var table = new TextTable(1, title, "steps", "other bits", "exceptions");
        foreach (var (name, outcome) in trials)
        {
            Console.Error.WriteLine($"{title}: {name}");
            table.Add(name, Text(outcome.Steps), Text(outcome.Wrong), Text(outcome.Failures.Count));
            isRight &= outcome is { Wrong: 0, Failures: [] };
            foreach (var kind in outcome.Failures.GroupBy(static failure => $"{failure.GetType().Name}: {failure.Message}"))
            {
                Console.Error.WriteLine($"{kind.Count()} times {kind.Key}");
            }
        }

        Console.WriteLine(table);
        return isRight;
    }

    private static void PrintMemory(TimeSpan duration)
    {
        var table = new TextTable(1, "Memory", "steps", "bytes a 1,000 steps", "steps of torch", "bytes a 1,000 steps");
        foreach (var situation in Situation.All)
        {
            Console.Error.WriteLine($"Memory: {situation.Name}");
            var (ours, torch) = (MemoryTrend.Measure(situation, Situation.Ours, duration), MemoryTrend.Measure(situation, Situation.Torchs, duration));
            table.Add(situation.Name, Text(ours.Steps), Text(ours.BytesAThousand), Text(torch.Steps), Text(torch.BytesAThousand));
        }

        Console.WriteLine(table);
    }

    private static string Text(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
