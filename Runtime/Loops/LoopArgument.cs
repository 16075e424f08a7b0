using Surrogates.Native;

namespace Surrogates.Loops;

/// <summary>What is at one place of a kernel: a tensor to read, one to be made, or nothing.</summary>
internal readonly unsafe struct LoopArgument
{
    private LoopArgument(LoopAccess access, TensorHandle tensor, int dimensions, long* sizes)
    {
        Access = access;
        Tensor = tensor;
        Dimensions = dimensions;
        Sizes = sizes;
    }

    /// <summary>An input that is 0 everywhere.</summary>
    public static LoopArgument Zero => new(LoopAccess.Gathered, default, 0, null);

    /// <summary>An output that nobody asked for.</summary>
    public static LoopArgument Discarded => new(LoopAccess.Discarded, default, 0, null);

    public LoopAccess Access { get; }

    public TensorHandle Tensor { get; }

    public int Dimensions { get; }

    public long* Sizes { get; }

    /// <summary>Where an input lies that is a number; null for 0.</summary>
    public void* Place { get; private init; }

    /// <summary>Whether its first dimension is none of the loop's, but time.</summary>
    public bool IsOverTime { get; init; }

    /// <summary>Whether its elements are the numbers that the kernel computes with, whatever the others are.</summary>
    public bool IsNumbers { get; init; }

    /// <summary>An input, whose shape broadcasts to the loop's.</summary>
    public static LoopArgument Input(TensorHandle tensor)
    {
        return new(LoopAccess.Gathered, tensor, 0, null);
    }

    /// <summary>An input that is the same number everywhere.</summary>
    /// <param name="number">Where it is, for as long as the loop runs: in the type that the kernel computes with.</param>
    public static LoopArgument Number(void* number)
    {
        return new(LoopAccess.Gathered, default, 0, null) { IsNumbers = true, Place = number };
    }

    /// <summary>An output, whose shape broadcasts to the loop's. It is summed over what was broadcast.</summary>
    public static LoopArgument Output(int dimensions, long* sizes)
    {
        return new(LoopAccess.Stored, default, dimensions, sizes);
    }
}
