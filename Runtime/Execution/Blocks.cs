using System.Runtime.CompilerServices;

namespace Surrogates.Execution;

/// <summary>Copies elements of a row into a contiguous block of numbers, and back.</summary>
internal static unsafe class Blocks
{
    /// <summary>The most elements that are copied at once.</summary>
    public const int Most = 1024;

    public static void Load(in LaneLoop loop, in Row row, long begin, int count, byte* block)
    {
        if (loop.Widen != null)
        {
            LoadWidened(loop, row, begin, count, (float*)block);
        }
        else if (loop.ElementSize == sizeof(float))
        {
            Gather(loop, row, begin, count, (uint*)block);
        }
        else
        {
            Gather(loop, row, begin, count, (ulong*)block);
        }
    }

    public static void Store(in LaneLoop loop, in Row row, long begin, int count, byte* block)
    {
        if (loop.Narrow != null)
        {
            StoreNarrowed(loop, row, begin, count, (float*)block);
        }
        else if (loop.ElementSize == sizeof(float))
        {
            Scatter(loop, row, begin, count, (uint*)block);
        }
        else
        {
            Scatter(loop, row, begin, count, (ulong*)block);
        }
    }

    /// <summary>Where the elements are if they are beside one another; null if not.</summary>
    public static byte* InPlace(in LaneLoop loop, in Row row, long begin, int count)
    {
        var inner = loop.Dimensions - 1;
        var (outer, first) = Math.DivRem(begin, loop.Shape[inner]);
        if (row.Strides[inner] != 1 || first + count > loop.Shape[inner])
        {
            return null;
        }

        var offset = first;
        for (var d = inner - 1; d >= 0; d--)
        {
            (outer, var index) = Math.DivRem(outer, loop.Shape[d]);
            offset += index * row.Strides[d];
        }

        return row.Data + (offset * loop.ElementSize);
    }

    [SkipLocalsInit]
    private static void LoadWidened(in LaneLoop loop, in Row row, long begin, int count, float* block)
    {
        var source = (ushort*)InPlace(loop, row, begin, count);
        if (source == null)
        {
            var gathered = stackalloc ushort[Most];
            Gather(loop, row, begin, count, gathered);
            source = gathered;
        }

        loop.Widen(source, block, count);
    }

    [SkipLocalsInit]
    private static void StoreNarrowed(in LaneLoop loop, in Row row, long begin, int count, float* block)
    {
        var target = (ushort*)InPlace(loop, row, begin, count);
        if (target != null)
        {
            loop.Narrow(block, target, count);
            return;
        }

        var narrowed = stackalloc ushort[Most];
        loop.Narrow(block, narrowed, count);
        Scatter(loop, row, begin, count, narrowed);
    }

    private static void Gather<TBits>(in LaneLoop loop, in Row row, long begin, int count, TBits* target)
        where TBits : unmanaged
    {
        var index = stackalloc long[loop.Dimensions];
        var runs = new StridedRuns(loop.Dimensions, loop.Shape, row.Strides, index, begin, count);
        var stride = row.Strides[loop.Dimensions - 1];
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

    private static void Scatter<TBits>(in LaneLoop loop, in Row row, long begin, int count, TBits* source)
        where TBits : unmanaged
    {
        var index = stackalloc long[loop.Dimensions];
        var runs = new StridedRuns(loop.Dimensions, loop.Shape, row.Strides, index, begin, count);
        var stride = row.Strides[loop.Dimensions - 1];
        while (runs.Next())
        {
            var target = (TBits*)row.Data + runs.Offset;
            if (stride == 1)
            {
                new ReadOnlySpan<TBits>(source, runs.Length).CopyTo(new Span<TBits>(target, runs.Length));
            }
            else
            {
                for (var i = 0; i < runs.Length; i++)
                {
                    target[i * stride] = source[i];
                }
            }

            source += runs.Length;
        }
    }
}
