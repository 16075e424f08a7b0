namespace Surrogates.Benchmarks.Endurance;

/// <summary>Steps of every situation while the collector runs each millisecond, so that whatever nothing refers to is finalised at once.</summary>
internal static class CollectionTrial
{
    public static Outcome Run(TimeSpan duration)
    {
        var failures = new List<Exception>();
        var end = DateTime.UtcNow + duration;
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() => Collect(stop.Token));
        collector.Start();
        var steps = 0;
        for (; DateTime.UtcNow < end; steps++)
        {
            try
            {
                Situation.All[steps % Situation.All.Count].Step(Situation.Ours, Situation.SizeOf(steps));
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }

        stop.Cancel();
        collector.Join();
        return new(steps, 0, failures);
    }

    private static void Collect(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            GC.Collect(0);
            Thread.Sleep(1);
        }
    }
}
