using Surrogates.Autograd;
using Surrogates.Memory;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>A pool that keeps nothing at first, with what other tests have left behind returned; the limit is put back.</summary>
internal sealed class PoolScope : IDisposable
{
    private readonly long _limit = SurrogateMemory.Limit;

    public PoolScope()
    {
        Settle();
        SurrogateMemory.Trim();
        Before = SurrogateMemory.Counters;
    }

    public SurrogateMemoryCounters Before { get; }

    /// <summary>What has changed since the beginning; nothing is pending.</summary>
    public SurrogateMemoryCounters Change
    {
        get
        {
            Settle();
            var now = SurrogateMemory.Counters;
            return new(now.InUse - Before.InUse, now.Cached - Before.Cached, now.Hits - Before.Hits, now.Misses - Before.Misses);
        }
    }

    /// <summary>The bytes of a block for a tensor of this many float32 numbers.</summary>
    public static long BlockOf(long numbers)
    {
        return SizeClasses.Capacity(SizeClasses.Of(numbers * sizeof(float)));
    }

    public void Dispose()
    {
        SurrogateMemory.Limit = _limit;
        SurrogateMemory.Trim();
    }

    private static void Settle()
    {
        // The second round is for finalizers that the first made reachable.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        ResultBlock.ReleaseLast();
    }
}
