namespace Surrogates.Loops;

/// <summary>An argument of a loop, seen from the loop: where its elements are, and how they get to the kernel.</summary>
internal unsafe struct LoopOperand
{
    public LoopAccess Access;
    public bool IsOutput;
    public byte* Data;

    /// <summary>In elements, one a dimension of the loop; 0 where the operand is broadcast.</summary>
    public long* Strides;

    /// <summary>The position of the operand's block among those that the loop needs; -1 if it needs none.</summary>
    public int Block;

    /// <summary>Elements of the tensor behind a summed operand.</summary>
    public long SumCount;

    /// <summary>Partial sums, <see cref="SumCount"/> a part.</summary>
    public double* Sums;
}
