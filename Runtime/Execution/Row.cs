namespace Surrogates.Execution;

/// <summary>How the elements of a row get from a tensor to the kernel, or back.</summary>
internal enum RowKind : byte
{
    /// <summary>The kernel has no such row.</summary>
    Absent,

    /// <summary>The kernel works on the tensor's memory.</summary>
    Direct,

    /// <summary>An input in another order, copied block by block.</summary>
    Gathered,

    /// <summary>An input that is one number, copied once.</summary>
    Constant,

    /// <summary>An output of a smaller tensor, summed over what was broadcast.</summary>
    Summed,

    /// <summary>An output that nobody asked for.</summary>
    Discarded,
}

/// <summary>One operand, output or gradient of a loop.</summary>
internal unsafe struct Row
{
    public RowKind Kind;
    public bool IsOutput;
    public byte* Data;

    /// <summary>In elements, one a dimension of the loop; 0 where the row is broadcast.</summary>
    public long* Strides;

    /// <summary>The position of the row's block among those that the loop needs; -1 if it needs none.</summary>
    public int Block;

    /// <summary>Elements of the tensor behind a summed row.</summary>
    public long SumCount;

    /// <summary>Partial sums, <see cref="SumCount"/> a part.</summary>
    public double* Sums;
}
