using Surrogates.Memory;
using Surrogates.Native;
using TorchSharp;

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
        loop.Partition = Partition.Of(loop, ParallelLoop.Parts(loop.Count * loop.Steps));
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
            operand = new() { Strides = strides + (i * Math.Max(loop.Dimensions, 1)), IsNumbers = arguments[i].IsNumbers || loop.Kernel.Widen == null };
            operand.ElementSize = operand.IsNumbers ? loop.Kernel.NumberSize : loop.Kernel.ElementSize;
            if (arguments[i].Access != LoopAccess.Gathered)
            {
                continue;
            }

            operand.Access = LoopAccess.Gathered;
            if (arguments[i].Tensor.Value == 0)
            {
                operand.Data = (byte*)(arguments[i].Place == null ? zero : arguments[i].Place);
                Align(loop, operand, 0, null, null);
            }
            else
            {
                Align(loop, ref operand, arguments[i].Tensor, arguments[i].IsOverTime);
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
                operand.Access = Count(arguments[i]) != loop.Count ? LoopAccess.Summed : LoopAccess.Stored;
                operand.IsOutput = true;
                Align(loop, ref operand, tensor, arguments[i].IsOverTime);
            }
        }
    }

    // In the loop's order if it is as large, else contiguous; one step behind the other, where it is over time.
    private static TensorHandle Make(in ElementwiseLoop loop, in LoopArgument output, long* dense)
    {
        var strides = stackalloc long[Math.Max(output.Dimensions, 1)];
        var first = output.IsOverTime ? 1 : 0;
        var isWhole = Count(output) == loop.Count;
        var stride = 1L;
        for (var d = output.Dimensions - 1; d >= first; d--)
        {
            strides[d] = isWhole ? dense[loop.Dimensions - output.Dimensions + d] : stride;
            stride *= Math.Max(output.Sizes[d], 1);
        }

        if (output.IsOverTime)
        {
            strides[0] = stride;
        }

        var type = !output.IsNumbers ? loop.Kernel.Type : loop.Kernel.NumberSize == sizeof(double) ? torch.ScalarType.Float64 : torch.ScalarType.Float32;
        return PooledTensor.Make(output.Dimensions, output.Sizes, strides, type);
    }

    // Of a step, where it is over time.
    private static long Count(in LoopArgument output)
    {
        var count = 1L;
        for (var d = output.IsOverTime ? 1 : 0; d < output.Dimensions; d++)
        {
            count *= output.Sizes[d];
        }

        return count;
    }

    private static void Align(in ElementwiseLoop loop, ref LoopOperand operand, TensorHandle tensor, bool isOverTime)
    {
        var first = isOverTime ? 1 : 0;
        operand.Data = tensor.Data;
        operand.TimeStride = isOverTime ? tensor.Strides[0] : 0;
        Align(loop, operand, tensor.Dimensions - first, tensor.Sizes + first, tensor.Strides + first);
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

        if (contiguous && operand.IsNumbers && operand.Access != LoopAccess.Summed)
        {
            return LoopAccess.Direct;
        }

        return constant && !operand.IsOutput ? LoopAccess.Constant : operand.Access;
    }
}
