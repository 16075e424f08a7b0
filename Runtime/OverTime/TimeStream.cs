namespace Surrogates.OverTime;

/// <summary>Elements of a tile that are others at each step.</summary>
internal unsafe struct TimeStream
{
    /// <summary>The place of the kernel.</summary>
    public int Place;

    public bool IsOutput;

    /// <summary>Whether the kernel works on the tensor's memory; else on a row that is copied.</summary>
    public bool IsInPlace;

    /// <summary>Whether a step lies so far behind the one before it that the processor does not expect it.</summary>
    public bool IsFar;

    /// <summary>Those of the first step, where they are in place.</summary>
    public byte* First;

    /// <summary>From a step to the next, in bytes.</summary>
    public nint Stride;

    public readonly byte* At(long step) => First + ((nint)step * Stride);
}
