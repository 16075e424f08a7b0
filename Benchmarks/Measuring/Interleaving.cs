using System.Diagnostics;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>
/// Measures actions side by side: in every round each has a turn of a few milliseconds, in an order that changes. Whatever else
/// the machine does in the time of a round, it does to all of them, so that the ratio of two times of one round means more than
/// either of the times.
/// </summary>
internal static class Interleaving
{
    /// <summary>However long they take, so that a median means something.</summary>
    public const int LeastRounds = 5;

    private const int WarmUps = 3;

    // Methods that were called often enough are compiled anew, in the background.
    private static readonly TimeSpan TimeToCompile = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongWarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongCall = TimeSpan.FromMilliseconds(20);

    /// <summary>The turns of each action, one a round.</summary>
    public static IReadOnlyList<IReadOnlyList<Turn>> Measure(IReadOnlyList<Action> actions, Effort effort)
    {
        var calls = WarmUp(actions, effort.Turn);
        var turns = actions.Select(static _ => new List<Turn>()).ToArray();
        var order = Enumerable.Range(0, actions.Count).ToArray();
        var random = new Random(0);
        using var delay = new RunDelay();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < LeastRounds || Stopwatch.GetElapsedTime(start) < effort.Setting; round++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                turns[i].Add(TakeTurn(actions[i], round, calls[i], delay));
            }
        }

        return turns;
    }

    // How many calls make a turn. A disturbance makes them seem fewer than they are, never more.
    private static long[] WarmUp(IReadOnlyList<Action> actions, TimeSpan turn)
    {
        foreach (var action in actions)
        {
            action();
        }

        var calls = new long[actions.Count];
        for (var i = 0; i < WarmUps; i++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var j = 0; j < calls.Length; j++)
            {
                calls[j] = Math.Max(calls[j], CallsFor(actions[j], turn));
            }

            if (Stopwatch.GetElapsedTime(start) > LongWarmUp)
            {
                break;
            }

            Thread.Sleep(TimeToCompile);
        }

        return calls;
    }

    private static long CallsFor(Action action, TimeSpan turn)
    {
        for (var calls = 1L; ; calls *= 2)
        {
            var time = Time(action, calls);
            if (time >= turn)
            {
                return Math.Max(1, (long)(calls * (turn / time)));
            }
        }
    }

    private static Turn TakeTurn(Action action, int round, long calls, RunDelay delay)
    {
        // No turn pays for the garbage of another.
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);

        // The first call brings caches and allocator to where the action has them. If calls take long that does not matter.
        var before = delay.Nanoseconds;
        var time = Time(action, 1);
        if (calls > 1 || time < LongCall)
        {
            before = delay.Nanoseconds;
            time = Time(action, calls);
        }

        return new(round, calls, time.TotalNanoseconds, delay.Nanoseconds - before);
    }

    private static TimeSpan Time(Action action, long calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0L; i < calls; i++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
