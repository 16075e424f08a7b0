using TorchSharp;

namespace Surrogates.Loops;

/// <summary>What a loop runs, and what it runs on.</summary>
internal unsafe struct Kernel
{
    /// <summary>Walks through some vectors of all operands, beginning at their addresses; the second argument is the context.</summary>
    public delegate*<byte**, void*, int, void> Body;

    public void* Context;

    /// <summary>Of the elements in memory.</summary>
    public torch.ScalarType Type;

    /// <summary>The bytes of an element in memory, and of the number that the body computes with.</summary>
    public int ElementSize;
    public int NumberSize;

    /// <summary>Numbers to a vector.</summary>
    public int Lanes;

    /// <summary>From elements to numbers and back; null where they are the same.</summary>
    public delegate*<ushort*, float*, int, void> Widen;
    public delegate*<float*, ushort*, int, void> Narrow;
}
