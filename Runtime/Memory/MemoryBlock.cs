using System.Runtime.InteropServices;

namespace Surrogates.Memory;

/// <summary>What precedes the memory of a block that the pool has made.</summary>
internal unsafe struct MemoryBlock
{
    /// <summary>Of the memory: a cache line, which is also the widest vector.</summary>
    public const int Alignment = 64;

    // The memory begins one alignment behind the header.
    private const int HeaderBytes = Alignment;

    /// <summary>The next block of the list that this one is in.</summary>
    public MemoryBlock* Next;

    public int SizeClass;

    public readonly long Capacity => SizeClasses.Capacity(SizeClass);

    /// <summary>A new block; null if there is no memory.</summary>
    public static MemoryBlock* Allocate(int sizeClass)
    {
        try
        {
            var bytes = Bytes(sizeClass);
            var isLarge = LargePages.AreFor(bytes);
            var block = (MemoryBlock*)NativeMemory.AlignedAlloc((nuint)bytes, isLarge ? LargePages.Bytes : (nuint)Alignment);
            if (isLarge)
            {
                LargePages.Ask(block, bytes);
            }

            *block = new() { SizeClass = sizeClass };

            // The collector sees of a tensor a few bytes, and would let gigabytes of undisposed ones pile up.
            GC.AddMemoryPressure(bytes);
            return block;
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    public static void Free(MemoryBlock* block)
    {
        var bytes = Bytes(block->SizeClass);
        NativeMemory.AlignedFree(block);
        GC.RemoveMemoryPressure(bytes);
    }

    public static void* Memory(MemoryBlock* block)
    {
        return (byte*)block + HeaderBytes;
    }

    public static MemoryBlock* FromMemory(void* memory)
    {
        return (MemoryBlock*)((byte*)memory - HeaderBytes);
    }

    private static long Bytes(int sizeClass)
    {
        return SizeClasses.Capacity(sizeClass) + HeaderBytes;
    }
}
