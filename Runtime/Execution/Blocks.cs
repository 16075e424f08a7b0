using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Execution;

/// <summary>Copies elements of a row into a contiguous block, and sums blocks back.</summary>
internal static unsafe class Blocks
{
    /// <summary>Copies elements of a row into a block.</summary>
    public static void Load(in LaneLoop loop, in Row row, long begin, int count, byte* block)
    {
        if (loop.ElementSize == sizeof(float))
        {
            Gather<uint>(loop, row, begin, count, block);
        }
        else
        {
            Gather<ulong>(loop, row, begin, count, block);
        }
    }

    /// <summary>Adds a block to the partial sums, in double precision.</summary>
    public static void Sum(in LaneLoop loop, in Row row, long begin, int count, byte* block, double* sums)
    {
        if (loop.ElementSize == sizeof(float))
        {
            Sum<float>(loop, row, begin, count, block, sums);
        }
        else
        {
            Sum<double>(loop, row, begin, count, block, sums);
        }
    }

    private static void Gather<TBits>(in LaneLoop loop, in Row row, long begin, int count, byte* block)
        where TBits : unmanaged
    {
        var index = stackalloc long[loop.Dimensions];
        var runs = new StridedRuns(loop.Dimensions, loop.Shape, row.Strides, index, begin, count);
        var stride = row.Strides[loop.Dimensions - 1];
        var target = (TBits*)block;
        while (runs.Next())
        {
            var source = (TBits*)row.Data + runs.Offset;
            if (stride == 1)
            {
                new ReadOnlySpan<TBits>(source, runs.Length).CopyTo(new Span<TBits>(target, runs.Length));
            }
            else if (stride == 0)
            {
                new Span<TBits>(target, runs.Length).Fill(*source);
            }
            else
            {
                for (var i = 0; i < runs.Length; i++)
                {
                    target[i] = source[i * stride];
                }
            }

            target += runs.Length;
        }
    }

    private static void Sum<TElement>(in LaneLoop loop, in Row row, long begin, int count, byte* block, double* sums)
        where TElement : unmanaged
    {
        var index = stackalloc long[loop.Dimensions];
        var runs = new StridedRuns(loop.Dimensions, loop.Shape, row.Strides, index, begin, count);
        var stride = row.Strides[loop.Dimensions - 1];
        var source = (TElement*)block;
        while (runs.Next())
        {
            if (stride == 0)
            {
                sums[runs.Offset] += Total(source, runs.Length);
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

    private static double Total<TElement>(TElement* source, int length)
        where TElement : unmanaged
    {
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        var i = 0;
        for (; i + 8 <= length; i += 8)
        {
            if (typeof(TElement) == typeof(float))
            {
                var (first, second) = Vector256.Widen(Vector256.Load((float*)(source + i)));
                low += first;
                high += second;
            }
            else
            {
                low += Vector256.Load((double*)(source + i));
                high += Vector256.Load((double*)(source + i + 4));
            }
        }

        var total = Vector256.Sum(low + high);
        for (; i < length; i++)
        {
            total += AsDouble(source[i]);
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double AsDouble<TElement>(TElement value)
        where TElement : unmanaged
    {
        return typeof(TElement) == typeof(float) ? Unsafe.BitCast<TElement, float>(value) : Unsafe.BitCast<TElement, double>(value);
    }
}
