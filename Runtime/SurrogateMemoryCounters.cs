namespace Surrogates;

/// <summary>What <see cref="SurrogateMemory"/> has done so far, and what it holds: all four of the same moment.</summary>
/// <param name="InUse">Bytes of the blocks that tensors live in.</param>
/// <param name="Cached">Bytes of the blocks that are kept for later.</param>
/// <param name="Hits">How many tensors got a block that had been used before.</param>
/// <param name="Misses">How many tensors got a new block.</param>
public readonly record struct SurrogateMemoryCounters(long InUse, long Cached, long Hits, long Misses);
