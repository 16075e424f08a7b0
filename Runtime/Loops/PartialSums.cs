using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Loops;

/// <summary>
/// Gradients of broadcast operands: each part of a loop sums its blocks in double precision, and the parts are added up in
/// their order, so that a result depends on the number of threads alone.
/// </summary>
internal static unsafe class PartialSums
{
    public static void Make(in ElementwiseLoop loop)
    {
        for (var i = 0; i < loop.OperandCount; i++)
        {
            if (loop.Operands[i].Access == LoopAccess.Summed)
            {
                loop.Operands[i].Sums = (double*)NativeMemory.AllocZeroed((nuint)(loop.Operands[i].SumCount * loop.Partition.Copies), sizeof(double));
            }
        }
    }

    public static void Free(in ElementwiseLoop loop)
    {
        for (var i = 0; i < loop.OperandCount; i++)
        {
            NativeMemory.Free(loop.Operands[i].Sums);
        }
    }

    /// <summary>Adds a block to one copy of the sums.</summary>
    public static void Add(in ElementwiseLoop loop, in LoopOperand operand, int copy, long begin, int count, byte* block)
    {
        var sums = operand.Sums + (copy * operand.SumCount);
        if (loop.Kernel.NumberSize == sizeof(float))
        {
            Add(loop, operand, begin, count, (float*)block, sums);
        }
        else
        {
            Add(loop, operand, begin, count, (double*)block, sums);
        }
    }

    /// <summary>Writes the sums over all parts into the tensors.</summary>
    public static void Store(in ElementwiseLoop loop)
    {
        for (var i = 0; i < loop.OperandCount; i++)
        {
            if (loop.Operands[i].Access == LoopAccess.Summed)
            {
                Store(loop, loop.Operands[i]);
            }
        }
    }

    private static void Store(in ElementwiseLoop loop, in LoopOperand operand)
    {
        if (loop.Kernel.Narrow != null)
        {
            StoreNarrowed(loop, operand);
            return;
        }

        for (var i = 0L; i < operand.SumCount; i++)
        {
            if (loop.Kernel.NumberSize == sizeof(float))
            {
                ((float*)operand.Data)[i] = (float)OfAllParts(loop, operand, i);
            }
            else
            {
                ((double*)operand.Data)[i] = OfAllParts(loop, operand, i);
            }
        }
    }

    [SkipLocalsInit]
    private static void StoreNarrowed(in ElementwiseLoop loop, in LoopOperand operand)
    {
        var block = stackalloc float[Blocks.Most];
        for (var begin = 0L; begin < operand.SumCount; begin += Blocks.Most)
        {
            var count = (int)Math.Min(Blocks.Most, operand.SumCount - begin);
            for (var i = 0; i < count; i++)
            {
                block[i] = (float)OfAllParts(loop, operand, begin + i);
            }

            loop.Kernel.Narrow(block, (ushort*)operand.Data + begin, count);
        }
    }

    private static double OfAllParts(in ElementwiseLoop loop, in LoopOperand operand, long sum)
    {
        var total = operand.Sums[sum];
        for (var copy = 1; copy < loop.Partition.Copies; copy++)
        {
            total += operand.Sums[(copy * operand.SumCount) + sum];
        }

        return total;
    }

    private static void Add<TNumber>(in ElementwiseLoop loop, in LoopOperand operand, long begin, int count, TNumber* source, double* sums)
        where TNumber : unmanaged
    {
        var index = stackalloc long[loop.Dimensions];
        var runs = new StridedRuns(loop.Dimensions, loop.Shape, operand.Strides, index, begin, count);
        var stride = operand.Strides[loop.Dimensions - 1];
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
