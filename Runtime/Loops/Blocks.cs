using System.Runtime.CompilerServices;

namespace Surrogates.Loops;

/// <summary>Copies elements of an operand into a contiguous block of numbers, and back.</summary>
internal static unsafe class Blocks
{
    /// <summary>The most elements that are on the stack at once, on their way from one type to another.</summary>
    public const int Most = 1024;

    public static void Load(in ElementwiseLoop loop, in LoopOperand operand, long begin, int count, byte* block)
    {
        if (!operand.IsNumbers)
        {
            LoadWidened(loop, operand, begin, count, (float*)block);
        }
        else if (loop.Kernel.NumberSize == sizeof(float))
        {
            Gather(loop, operand, begin, count, (uint*)block);
        }
        else
        {
            Gather(loop, operand, begin, count, (ulong*)block);
        }
    }

    public static void Store(in ElementwiseLoop loop, in LoopOperand operand, long begin, int count, byte* block)
    {
        if (!operand.IsNumbers)
        {
            StoreNarrowed(loop, operand, begin, count, (float*)block);
        }
        else if (loop.Kernel.NumberSize == sizeof(float))
        {
            Scatter(loop, operand, begin, count, (uint*)block);
        }
        else
        {
            Scatter(loop, operand, begin, count, (ulong*)block);
        }
    }

    /// <summary>Where the elements are if they are beside one another; null if not.</summary>
    public static byte* InPlace(in ElementwiseLoop loop, in LoopOperand operand, long begin, int count)
    {
        var inner = loop.Dimensions - 1;
        var (outer, first) = Math.DivRem(begin, loop.Shape[inner]);
        if (operand.Strides[inner] != 1 || first + count > loop.Shape[inner])
        {
            return null;
        }

        var offset = first;
        for (var d = inner - 1; d >= 0; d--)
        {
            (outer, var index) = Math.DivRem(outer, loop.Shape[d]);
            offset += index * operand.Strides[d];
        }

        return operand.Data + (offset * operand.ElementSize);
    }

    [SkipLocalsInit]
    private static void LoadWidened(in ElementwiseLoop loop, in LoopOperand operand, long begin, int count, float* block)
    {
        var source = (ushort*)InPlace(loop, operand, begin, count);
        if (source != null)
        {
            loop.Kernel.Widen(source, block, count);
            return;
        }

        var gathered = stackalloc ushort[Most];
        for (var at = 0; at < count; at += Most)
        {
            var some = Math.Min(Most, count - at);
            Gather(loop, operand, begin + at, some, gathered);
            loop.Kernel.Widen(gathered, block + at, some);
        }
    }

    [SkipLocalsInit]
    private static void StoreNarrowed(in ElementwiseLoop loop, in LoopOperand operand, long begin, int count, float* block)
    {
        var target = (ushort*)InPlace(loop, operand, begin, count);
        if (target != null)
        {
            loop.Kernel.Narrow(block, target, count);
            return;
        }

        var narrowed = stackalloc ushort[Most];
        for (var at = 0; at < count; at += Most)
        {
            var some = Math.Min(Most, count - at);
            loop.Kernel.Narrow(block + at, narrowed, some);
            Scatter(loop, operand, begin + at, some, narrowed);
        }
    }

    private static void Gather<TBits>(in ElementwiseLoop loop, in LoopOperand operand, long begin, int count, TBits* target)
        where TBits : unmanaged
    {
        var index = stackalloc long[loop.Dimensions];
        var runs = new StridedRuns(loop.Dimensions, loop.Shape, operand.Strides, index, begin, count);
        var stride = operand.Strides[loop.Dimensions - 1];
        while (runs.Next())
        {
            var source = (TBits*)operand.Data + runs.Offset;
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

    private static void Scatter<TBits>(in ElementwiseLoop loop, in LoopOperand operand, long begin, int count, TBits* source)
        where TBits : unmanaged
    {
        var index = stackalloc long[loop.Dimensions];
        var runs = new StridedRuns(loop.Dimensions, loop.Shape, operand.Strides, index, begin, count);
        var stride = operand.Strides[loop.Dimensions - 1];
        while (runs.Next())
        {
            var target = (TBits*)operand.Data + runs.Offset;
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
