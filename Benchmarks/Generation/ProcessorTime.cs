namespace Surrogates.Benchmarks.Generation;

/// <summary>
/// The processor time of this process, all its threads and the kernel's work for it included: the time on one core, whatever else the machine
/// does. A clock on the wall would also count the turns of other programs.
/// </summary>
internal static class ProcessorTime
{
    /// <summary>Runs an action once. What it leaves behind is collected before the next one, outside of the time.</summary>
    public static Timing Measure(string what, Action action)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Environment.CpuUsage.TotalTime;
        action();
        var time = Environment.CpuUsage.TotalTime - start;
        return new(what, time.TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
