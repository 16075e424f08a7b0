using Surrogates.Execution;

namespace Surrogates;

/// <summary>
/// The memory of outputs and gradients. Fresh memory costs more than the arithmetic of an op: the system has to find it,
/// and to clear it. What a tensor of an op has lived in is therefore kept, and used again.
/// </summary>
/// <remarks>
/// <para>Tensors of the processor of 64 KiB or more that an op makes on vector lanes live in blocks of this pool; smaller
/// ones, and those of torch operations, come from torch. The tensors are like any other: they can be resized, saved and
/// viewed, and a block goes back when the last tensor that shares its memory is gone, on whatever thread that is. A
/// block begins at a multiple of 64 bytes, and is at most an eighth larger than the tensor.</para>
/// <para>All members may be called from any thread at any time.</para>
/// </remarks>
public static class SurrogateMemory
{
    /// <summary>
    /// How many bytes are kept for later at most; 0 turns the pool off. At first an eighth of the memory that the process
    /// may use. Tensors that are alive do not count.
    /// </summary>
    /// <remarks>
    /// A block that comes back when the limit is reached takes the place of blocks of sizes that have not been asked for
    /// in a long time, or else is freed. What is kept beyond a new limit is freed at once.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static long Limit
    {
        get => BlockPool.Limit;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            BlockPool.Limit = value;
        }
    }

    /// <summary>What the pool holds, and what it has done since the process began.</summary>
    public static SurrogateMemoryCounters Counters => BlockPool.Counters;

    /// <summary>Frees what is kept for later. Tensors that are alive are not touched.</summary>
    public static void Trim()
    {
        BlockPool.Trim();
    }

    /// <summary>
    /// Tells the C library to keep all memory that the process has freed, in place of giving it back to the system. For
    /// Linux with glibc; elsewhere it does nothing. It cannot be undone.
    /// </summary>
    /// <remarks>
    /// </remarks>
    /// <returns>Whether the C library does so from now on.</returns>
    public static bool KeepFreedMemory()
    {
        return Malloc.KeepFreed();
    }
}
