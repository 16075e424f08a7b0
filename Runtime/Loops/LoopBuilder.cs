using Surrogates.Memory;
using Surrogates.Native;

namespace Surrogates.Loops;

/// <summary>Builds a loop: orders its dimensions as the inputs lie in memory, makes the outputs in that order, and merges what can be walked as one.</summary>
internal static unsafe class LoopBuilder
{
    /// <param name="loop">The loop, with its kernel and its memory.</param>
    /// <param name="shape">The shape that the arguments broadcast to.</param>
    /// <param name="arguments">What is at each place of the kernel.</param>
    /// <param name="strides">Room for those of the operands, and of one more.</param>
    /// <param name="zero">The number that an input without a tensor is.</param>
    /// <param name="results">Where the outputs go.</param>
    public static void Build(ref ElementwiseLoop loop, ReadOnlySpan<long> shape, ReadOnlySpan<LoopArgument> arguments, long* strides, void* zero, Span<nint> results)
    {
        var dense = strides + (arguments.Length * Math.Max(shape.Length, 1));
        SetShape(ref loop, shape);
        SetInputs(loop, arguments, strides, zero);
        DimensionOrder.Choose(loop);
        DimensionOrder.Dense(loop, dense);
        MakeOutputs(loop, arguments, dense, results);
        MergeDimensions(ref loop);
        loop.Partition = Partition.Of(loop, ParallelLoop.Parts(loop.Count));
        ChooseAccess(ref loop);
    }

    private static void SetShape(ref ElementwiseLoop loop, ReadOnlySpan<long> shape)
    {
        loop.Dimensions = shape.Length;
        loop.Count = 1;
        for (var d = 0; d < shape.Length; d++)
        {
            loop.Shape[d] = shape[d];
            loop.Order[d] = d;
            loop.Count *= shape[d];
        }
    }

    private static void SetInputs(in ElementwiseLoop loop, ReadOnlySpan<LoopArgument> arguments, long* strides, void* zero)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            ref var operand = ref loop.Operands[i];
            operand = new() { Strides = strides + (i * Math.Max(loop.Dimensions, 1)) };
            if (arguments[i].Access != LoopAccess.Gathered)
            {
                continue;
            }

            operand.Access = LoopAccess.Gathered;
            if (arguments[i].Tensor.Value == 0)
            {
                operand.Data = (byte*)zero;
                Align(loop, operand, 0, null, null);
            }
            else
            {
                Align(loop, ref operand, arguments[i].Tensor);
            }
        }
    }

    private static void MakeOutputs(in ElementwiseLoop loop, ReadOnlySpan<LoopArgument> arguments, long* dense, Span<nint> results)
    {
        var made = 0;
        for (var i = 0; i < arguments.Length; i++)
        {
            ref var operand = ref loop.Operands[i];
            if (arguments[i].Access == LoopAccess.Discarded)
            {
                operand.Access = LoopAccess.Discarded;
                operand.IsOutput = true;
                Align(loop, operand, 0, null, null);
            }
            else if (arguments[i].Access == LoopAccess.Stored)
            {
                var tensor = Make(loop, arguments[i], dense);
                results[made++] = tensor.Value;
                operand.SumCount = tensor.Count;
                operand.Access = operand.SumCount == loop.Count ? LoopAccess.Stored : LoopAccess.Summed;
                operand.IsOutput = true;
                Align(loop, ref operand, tensor);
            }
        }
    }

    // In the loop's order if it is as large, else contiguous.
    private static TensorHandle Make(in ElementwiseLoop loop, in LoopArgument output, long* dense)
    {
        var count = 1L;
        for (var d = 0; d < output.Dimensions; d++)
        {
            count *= output.Sizes[d];
        }

        return count == loop.Count
            ? PooledTensor.Make(output.Dimensions, output.Sizes, dense + (loop.Dimensions - output.Dimensions), loop.Kernel.Type)
            : MakeContiguous(loop, output);
    }

    private static TensorHandle MakeContiguous(in ElementwiseLoop loop, in LoopArgument output)
    {
        var strides = stackalloc long[Math.Max(output.Dimensions, 1)];
        var stride = 1L;
        for (var d = output.Dimensions - 1; d >= 0; d--)
        {
            strides[d] = stride;
            stride *= Math.Max(output.Sizes[d], 1);
        }

        return PooledTensor.Make(output.Dimensions, output.Sizes, strides, loop.Kernel.Type);
    }

    private static void Align(in ElementwiseLoop loop, ref LoopOperand operand, TensorHandle tensor)
    {
        operand.Data = tensor.Data;
        Align(loop, operand, tensor.Dimensions, tensor.Sizes, tensor.Strides);
    }

    private static void Align(in ElementwiseLoop loop, in LoopOperand operand, int dimensions, long* sizes, long* strides)
    {
        var missing = loop.Dimensions - dimensions;
        for (var d = 0; d < loop.Dimensions; d++)
        {
            var own = loop.Order[d] - missing;
            operand.Strides[d] = own < 0 || (sizes[own] == 1 && loop.Shape[d] != 1) ? 0 : strides[own];
        }
    }

    private static void MergeDimensions(ref ElementwiseLoop loop)
    {
        var merged = -1;
        for (var d = 0; d < loop.Dimensions; d++)
        {
            if (loop.Shape[d] == 1)
            {
                continue;
            }

            var joins = merged >= 0 && Joins(loop, merged, d);
            if (joins)
            {
                loop.Shape[merged] *= loop.Shape[d];
            }
            else
            {
                loop.Shape[++merged] = loop.Shape[d];
            }

            for (var i = 0; i < loop.OperandCount; i++)
            {
                loop.Operands[i].Strides[merged] = loop.Operands[i].Strides[d];
            }
        }

        loop.Dimensions = merged + 1;
        if (loop.Dimensions == 0)
        {
            // A single element: every operand is contiguous.
            loop.Dimensions = 1;
            loop.Shape[0] = 1;
            for (var i = 0; i < loop.OperandCount; i++)
            {
                loop.Operands[i].Strides[0] = 1;
            }
        }
    }

    private static bool Joins(in ElementwiseLoop loop, int outer, int inner)
    {
        for (var i = 0; i < loop.OperandCount; i++)
        {
            var strides = loop.Operands[i].Strides;
            if (loop.Operands[i].Access != LoopAccess.Absent && strides[outer] != strides[inner] * loop.Shape[inner])
            {
                return false;
            }
        }

        return true;
    }

    private static void ChooseAccess(ref ElementwiseLoop loop)
    {
        for (var i = 0; i < loop.OperandCount; i++)
        {
            ref var operand = ref loop.Operands[i];
            operand.Access = AccessTo(loop, operand);
            operand.Block = operand.Access is LoopAccess.Absent or LoopAccess.Direct ? -1 : loop.BlockCount++;
        }

        loop.BlockBytes = LoopRange.BlockBytes(loop.BlockCount);
    }

    private static LoopAccess AccessTo(in ElementwiseLoop loop, in LoopOperand operand)
    {
        if (operand.Access is LoopAccess.Absent or LoopAccess.Discarded)
        {
            return operand.Access;
        }

        // What is cut across is no longer in one piece.
        var contiguous = loop.Partition.Dimension <= 0;
        var constant = true;
        var expected = 1L;
        for (var d = loop.Dimensions - 1; d >= 0; d--)
        {
            contiguous &= operand.Strides[d] == expected;
            constant &= operand.Strides[d] == 0;
            expected *= loop.Shape[d];
        }

        if (contiguous && loop.Kernel.NumberSize == loop.Kernel.ElementSize)
        {
            return LoopAccess.Direct;
        }

        return constant && !operand.IsOutput ? LoopAccess.Constant : operand.Access;
    }
}
