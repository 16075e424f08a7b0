using System.Text.Json;

namespace Surrogates.Benchmarks.Generation;

/// <summary>The inside of a process with a job: it prints that it is ready, and then a line for each run.</summary>
internal static class JobAnswer
{
    /// <summary>The option, not for users, that makes this program do one job.</summary>
    public const string Option = "--generation-of";

    /// <summary>The line before the first run.</summary>
    public const string Ready = "ready";

    // What Windows gives a thread, the least of all systems: an expression that the generator descends into must not need more.
    private const int StackBytes = 1024 * 1024;

    public static void Give(string name)
    {
        EndWithParent();
        var job = Job.All.First(job => job.Name == name);
        var thread = new Thread(() => Do(job), StackBytes);
        thread.Start();
        thread.Join();
    }

    private static void Do(Job job)
    {
        _ = job.WarmUp().Count();
        Console.WriteLine(Ready);
        foreach (var timing in job.Run())
        {
            Console.WriteLine(JsonSerializer.Serialize(timing));
        }
    }

    // The input ends when who started this process ends, however that happened; a generator that is lost must not go on without it.
    private static void EndWithParent() => new Thread(static () =>
    {
        _ = Console.In.ReadToEnd();
        Environment.Exit(1);
    })
    { IsBackground = true }.Start();
}
