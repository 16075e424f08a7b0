namespace Surrogates.Execution;

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
