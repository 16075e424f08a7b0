namespace Surrogates.Loops;

/// <summary>An argument of a loop, seen from the loop: where its elements are, and how they get to the kernel.</summary>
internal unsafe struct LoopOperand
{
    public LoopAccess Access;
    public bool IsOutput;
    public byte* Data;

    /// <summary>In elements, one a dimension of the loop; 0 where the operand is broadcast.</summary>
    public long* Strides;

    /// <summary>From a step in time to the next, in elements; 0 where all steps have the same.</summary>
    public long TimeStride;

    /// <summary>The bytes of an element.</summary>
    public int ElementSize;

    /// <summary>Whether its elements are the numbers that the kernel computes with, so that none is converted.</summary>
    public bool IsNumbers;

    /// <summary>The position of the operand's block among those that the loop needs; -1 if it needs none.</summary>
    public int Block;

    /// <summary>Elements of the tensor behind a summed operand.</summary>
    public long SumCount;

    /// <summary>Partial sums, <see cref="SumCount"/> a part.</summary>
    public double* Sums;
}
