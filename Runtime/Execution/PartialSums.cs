using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Execution;

/// <summary>
/// Gradients of broadcast operands: each part of a loop sums its blocks in double precision, and the parts are added up in
/// their order, so that a result depends on the number of threads alone.
/// </summary>
internal static unsafe class PartialSums
{
    public static void Make(in LaneLoop loop)
    {
        for (var row = 0; row < loop.RowCount; row++)
        {
            if (loop.Rows[row].Kind == RowKind.Summed)
            {
                loop.Rows[row].Sums = (double*)NativeMemory.AllocZeroed((nuint)(loop.Rows[row].SumCount * loop.Partition.Copies), sizeof(double));
            }
        }
    }

    public static void Free(in LaneLoop loop)
    {
        for (var row = 0; row < loop.RowCount; row++)
        {
            NativeMemory.Free(loop.Rows[row].Sums);
        }
    }

    /// <summary>Adds a block to one copy of the sums.</summary>
    public static void Add(in LaneLoop loop, in Row row, int copy, long begin, int count, byte* block)
    {
        var sums = row.Sums + (copy * row.SumCount);
        if (loop.NumberSize == sizeof(float))
        {
            Add(loop, row, begin, count, (float*)block, sums);
        }
        else
        {
            Add(loop, row, begin, count, (double*)block, sums);
        }
    }

    /// <summary>Writes the sums over all parts into the tensors.</summary>
    public static void Store(in LaneLoop loop)
    {
        for (var row = 0; row < loop.RowCount; row++)
        {
            if (loop.Rows[row].Kind == RowKind.Summed)
            {
                Store(loop, loop.Rows[row]);
            }
        }
    }

    private static void Store(in LaneLoop loop, in Row row)
    {
        if (loop.Narrow != null)
        {
            StoreNarrowed(loop, row);
            return;
        }

        for (var i = 0L; i < row.SumCount; i++)
        {
            if (loop.ElementSize == sizeof(float))
            {
                ((float*)row.Data)[i] = (float)OfAllParts(loop, row, i);
            }
            else
            {
                ((double*)row.Data)[i] = OfAllParts(loop, row, i);
            }
        }
    }

    [SkipLocalsInit]
    private static void StoreNarrowed(in LaneLoop loop, in Row row)
    {
        var block = stackalloc float[Blocks.Most];
        for (var begin = 0L; begin < row.SumCount; begin += Blocks.Most)
        {
            var count = (int)Math.Min(Blocks.Most, row.SumCount - begin);
            for (var i = 0; i < count; i++)
            {
                block[i] = (float)OfAllParts(loop, row, begin + i);
            }

            loop.Narrow(block, (ushort*)row.Data + begin, count);
        }
    }

    private static double OfAllParts(in LaneLoop loop, in Row row, long sum)
    {
        var total = row.Sums[sum];
        for (var copy = 1; copy < loop.Partition.Copies; copy++)
        {
            total += row.Sums[(copy * row.SumCount) + sum];
        }

        return total;
    }

    private static void Add<TNumber>(in LaneLoop loop, in Row row, long begin, int count, TNumber* source, double* sums)
        where TNumber : unmanaged
    {
        var index = stackalloc long[loop.Dimensions];
        var runs = new StridedRuns(loop.Dimensions, loop.Shape, row.Strides, index, begin, count);
        var stride = row.Strides[loop.Dimensions - 1];
        while (runs.Next())
        {
            if (stride == 0)
            {
                sums[runs.Offset] += Total(source, runs.Length);
            }
            else if (stride == 1)
            {
                AddEach(source, sums + runs.Offset, runs.Length);
            }
            else
            {
                var target = sums + runs.Offset;
                for (var i = 0; i < runs.Length; i++)
                {
                    target[i * stride] += AsDouble(source[i]);
                }
            }

            source += runs.Length;
        }
    }

    private static void AddEach<TNumber>(TNumber* source, double* sums, int length)
        where TNumber : unmanaged
    {
        var i = 0;
        for (; i + 8 <= length; i += 8)
        {
            var (low, high) = Eight(source + i);
            (Vector256.Load(sums + i) + low).Store(sums + i);
            (Vector256.Load(sums + i + 4) + high).Store(sums + i + 4);
        }

        for (; i < length; i++)
        {
            sums[i] += AsDouble(source[i]);
        }
    }

    private static double Total<TNumber>(TNumber* source, int length)
        where TNumber : unmanaged
    {
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        var i = 0;
        for (; i + 8 <= length; i += 8)
        {
            var (first, second) = Eight(source + i);
            low += first;
            high += second;
        }

        var total = Vector256.Sum(low + high);
        for (; i < length; i++)
        {
            total += AsDouble(source[i]);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Low, Vector256<double> High) Eight<TNumber>(TNumber* source)
        where TNumber : unmanaged
    {
        return typeof(TNumber) == typeof(float)
            ? Vector256.Widen(Vector256.Load((float*)source))
            : (Vector256.Load((double*)source), Vector256.Load((double*)source + 4));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double AsDouble<TNumber>(TNumber value)
        where TNumber : unmanaged
    {
        return typeof(TNumber) == typeof(float) ? Unsafe.BitCast<TNumber, float>(value) : Unsafe.BitCast<TNumber, double>(value);
    }
}
