using Surrogates.Execution;
namespace Surrogates;
/// <summary>x</summary>
public static class SurrogateMemory
{
/// <summary>x</summary>
    public static long Limit { get => BlockPool.Limit; set { ArgumentOutOfRangeException.ThrowIfNegative(value); BlockPool.Limit = value; } }
/// <summary>x</summary>
    public static SurrogateMemoryCounters Counters => BlockPool.Counters;
/// <summary>x</summary>
    public static void Trim() => BlockPool.Trim();
}
