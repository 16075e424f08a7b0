namespace Surrogates.Loops;

/// <summary>
/// How a loop is cut into parts, which run side by side. It depends on the tensors and on the number of threads alone, so that
/// sums are reproducible.
/// </summary>
/// <param name="Parts">How many parts there are.</param>
/// <param name="Dimension">The dimension that is cut; -1 if the elements are, in the loop's order.</param>
/// <param name="Size">How many steps of the dimension, or how many elements, a part has; the last may have fewer.</param>
internal readonly unsafe record struct Partition(int Parts, int Dimension, long Size)
{
    // Parts begin at multiples of this, so that no cache line is written by two threads.
    private const int Alignment = 1024;

    // Partial sums of all parts together take a fraction of the memory that a tensor of the loop's size takes, or little anyway.
    private const int Fraction = 4;
    private const long LittleBytes = 1 << 16;

    /// <summary>How many partial sums there are for each sum: one, where no sum is shared by two parts.</summary>
    public int Copies => Dimension < 0 ? Parts : 1;

    /// <summary>Cuts a loop whose dimensions are merged and whose outputs are set.</summary>
    public static Partition Of(in ElementwiseLoop loop, int parts)
    {
        if (parts == 1)
        {
            return new(1, -1, loop.Count);
        }

        var sums = 0L;
        for (var i = 0; i < loop.OperandCount; i++)
        {
            sums += loop.Operands[i].Access == LoopAccess.Summed ? loop.Operands[i].SumCount : 0;
        }

        var most = Math.Max(LittleBytes, loop.Count * loop.Kernel.NumberSize / Fraction) / sizeof(double);
        if (sums * parts <= most)
        {
            return OfElements(loop, parts);
        }

        for (var d = 0; d < loop.Dimensions; d++)
        {
            if (loop.Shape[d] >= parts && IsKept(loop, d))
            {
                var size = (loop.Shape[d] + parts - 1) / parts;
                return new((int)((loop.Shape[d] + size - 1) / size), d, size);
            }
        }

        return OfElements(loop, (int)Math.Max(1, most / sums));
    }

    /// <summary>The first element or step of a part, and the one after its last.</summary>
    public (long Begin, long End) Range(int part, long total)
    {
        return (Math.Min(total, part * Size), Math.Min(total, (part + 1) * Size));
    }

    private static Partition OfElements(in ElementwiseLoop loop, int parts)
    {
        var size = (loop.Count + parts - 1) / parts;
        return parts == 1 ? new(1, -1, loop.Count) : new(parts, -1, (size + Alignment - 1) / Alignment * Alignment);
    }

    // Whether no output is summed over the dimension: its steps then have sums of their own.
    private static bool IsKept(in ElementwiseLoop loop, int dimension)
    {
        for (var i = 0; i < loop.OperandCount; i++)
        {
            if (loop.Operands[i].Access == LoopAccess.Summed && loop.Operands[i].Strides[dimension] == 0)
            {
                return false;
            }
        }

        return true;
    }
}
