namespace Surrogates.Execution;

/// <summary>
/// A loop of a kernel over tensors that broadcast against each other, in the order of the first one's memory. Set the
/// inputs, order the dimensions, set the outputs, then run it.
/// </summary>
internal unsafe struct LaneLoop
{
    public int RowCount;
    public Row* Rows;

    /// <summary>After <see cref="Run"/> has merged what can be merged, at least one.</summary>
    public int Dimensions;
    public long* Shape;
    public long Count;

    /// <summary>The dimension of the result that each of the loop's is.</summary>
    public int* Order;

    /// <summary>The bytes of an element in memory, and of the number that the kernel computes with.</summary>
    public int ElementSize;
    public int NumberSize;

    /// <summary>Numbers to a vector.</summary>
    public int Lanes;

    /// <summary>From elements to numbers and back; null where they are the same.</summary>
    public delegate*<ushort*, float*, int, void> Widen;
    public delegate*<float*, ushort*, int, void> Narrow;
    public delegate*<byte**, LaneLoop*, int, void> Kernel;

    public double* Numbers;
    public int Operands;
    public int Outputs;

    public int BlockCount;
    public int BlockBytes;
    public Partition Partition;

    /// <summary>An input, whose shape broadcasts to the loop's.</summary>
    public readonly void SetInput(int row, TensorHandle tensor)
    {
        Rows[row].Kind = RowKind.Gathered;
        Rows[row].Data = tensor.Data;
        Align(row, tensor.Dimensions, tensor.Sizes, tensor.Strides);
    }

    /// <summary>An input that is one number.</summary>
    public readonly void SetConstant(int row, void* number)
    {
        Rows[row].Kind = RowKind.Gathered;
        Rows[row].Data = (byte*)number;
        Align(row, 0, null, null);
    }

    /// <summary>An output, whose shape broadcasts to the loop's; one that is as large is in the loop's order.</summary>
    public readonly void SetOutput(int row, TensorHandle tensor)
    {
        Rows[row].Kind = tensor.Count == Count ? RowKind.Stored : RowKind.Summed;
        Rows[row].IsOutput = true;
        Rows[row].Data = tensor.Data;
        Rows[row].SumCount = tensor.Count;
        Align(row, tensor.Dimensions, tensor.Sizes, tensor.Strides);
    }

    /// <summary>An output that nobody asked for.</summary>
    public readonly void Discard(int row)
    {
        Rows[row].Kind = RowKind.Discarded;
        Rows[row].IsOutput = true;
        Align(row, 0, null, null);
    }

    public void Run()
    {
        MergeDimensions();
        Partition = Partition.Of(this, ParallelLoop.Parts(Count));
        Classify();
        try
        {
            PartialSums.Make(this);
            if (Count > 0)
            {
                fixed (LaneLoop* self = &this)
                {
                    ParallelLoop.Run(Partition.Parts, &LanePart.Run, self);
                }
            }

            PartialSums.Store(this);
        }
        finally
        {
            PartialSums.Free(this);
        }
    }

    private readonly void Align(int row, int dimensions, long* sizes, long* strides)
    {
        var target = Rows[row].Strides;
        var missing = Dimensions - dimensions;
        for (var d = 0; d < Dimensions; d++)
        {
            var own = Order[d] - missing;
            target[d] = own < 0 || (sizes[own] == 1 && Shape[d] != 1) ? 0 : strides[own];
        }
    }

    private void MergeDimensions()
    {
        var merged = -1;
        for (var d = 0; d < Dimensions; d++)
        {
            if (Shape[d] == 1)
            {
                continue;
            }

            var joins = merged >= 0 && Joins(merged, d);
            if (joins)
            {
                Shape[merged] *= Shape[d];
            }
            else
            {
                Shape[++merged] = Shape[d];
            }

            for (var row = 0; row < RowCount; row++)
            {
                Rows[row].Strides[merged] = Rows[row].Strides[d];
            }
        }

        Dimensions = merged + 1;
    }

    private readonly bool Joins(int outer, int inner)
    {
        for (var row = 0; row < RowCount; row++)
        {
            var strides = Rows[row].Strides;
            if (Rows[row].Kind != RowKind.Absent && strides[outer] != strides[inner] * Shape[inner])
            {
                return false;
            }
        }

        return true;
    }

    private void Classify()
    {
        if (Dimensions == 0)
        {
            // A single element: every row is contiguous.
            Dimensions = 1;
            Shape[0] = 1;
            for (var row = 0; row < RowCount; row++)
            {
                Rows[row].Strides[0] = 1;
            }
        }

        for (var row = 0; row < RowCount; row++)
        {
            ref var current = ref Rows[row];
            current.Kind = Kind(current);
            current.Block = current.Kind is RowKind.Absent or RowKind.Direct ? -1 : BlockCount++;
        }

        BlockBytes = LanePart.BlockBytes(BlockCount);
    }

    private readonly RowKind Kind(in Row row)
    {
        if (row.Kind is RowKind.Absent or RowKind.Discarded)
        {
            return row.Kind;
        }

        // What is cut across is no longer in one piece.
        var contiguous = Partition.Dimension <= 0;
        var constant = true;
        var expected = 1L;
        for (var d = Dimensions - 1; d >= 0; d--)
        {
            contiguous &= row.Strides[d] == expected;
            constant &= row.Strides[d] == 0;
            expected *= Shape[d];
        }

        if (contiguous && NumberSize == ElementSize)
        {
            return RowKind.Direct;
        }

        return constant && !row.IsOutput ? RowKind.Constant : row.Kind;
    }
}
