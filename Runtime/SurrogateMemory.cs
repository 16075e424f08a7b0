using Surrogates.Autograd;
using Surrogates.Memory;

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
    public static SurrogateMemoryCounters Counters
    {
        get
        {
            var (inUse, cached, hits, misses) = BlockPool.Counters;
            return new(inUse, cached, hits, misses);
        }
    }

    /// <summary>
    /// How many calls of ops are in graphs. Each stays until the last tensor that came out of it is gone, and keeps what its backward
    /// pass reads until a pass has come through that does not retain the graph: a number that grows from one step of a training to the
    /// next means that a graph is held on to. Calls through TorchSharp's own function class are not counted.
    /// </summary>
    public static int Nodes => Node.Alive;

    /// <summary>Frees what is kept for later. Tensors that are alive are not touched.</summary>
    public static void Trim()
    {
        BlockPool.Trim();
    }

    /// <summary>
    /// Tells the C library to keep what the process frees, in place of giving it back to the system: then every tensor
    /// of the processor is made faster, those of torch's own operations too. For Linux with glibc; elsewhere it does
    /// nothing.
    /// </summary>
    /// <remarks>
    /// <para>Call it once, as early as can be. It sets glibc's M_MMAP_THRESHOLD, M_TRIM_THRESHOLD and M_ARENA_MAX for the
    /// whole process, which cannot be undone, and the process never gets smaller again: it keeps the most that it has
    /// used at once. Blocks of 2 GiB or more are given back as before, and so are large ones of threads, other than the
    /// main one, that have allocated native memory before the call. All later threads allocate from one arena, and wait
    /// for each other where many of them allocate at once.</para>
    /// <para>Measured on torch's <c>relu</c>, forward and backward, float32, processor time of one thread, glibc 2.36, as
    /// a part of the time without the call: 0.15 on 16 million elements, and no less than 0.9 on 4 million and fewer,
    /// which glibc keeps by itself where little else is freed at the same time. Eight of them in a row, whose tensors are
    /// freed together: 0.45 on 100,000 elements, 0.7 on a million, 0.6 on 4 million, 0.15 on 16 million.</para>
    /// </remarks>
    /// <returns>Whether the C library does so from now on: false where it is not glibc, or another allocator was loaded in its place.</returns>
    public static bool KeepFreedMemory()
    {
        return Malloc.KeepFreed();
    }
}
