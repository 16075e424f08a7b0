using System.Runtime.CompilerServices;
using Surrogates.Execution;

namespace Surrogates.Autograd;

/// <summary>Runs the passes of a function on vector lanes.</summary>
internal static unsafe class LaneEvaluation
{
    [SkipLocalsInit]
    public static void Forward(in Arguments arguments, Span<nint> outputs)
    {
        var operands = arguments.Tensors.Length;
        var rowCount = operands + outputs.Length;
        var rank = arguments.Shape.Length;
        var rows = stackalloc Row[rowCount];
        var strides = stackalloc long[rowCount * Math.Max(rank, 1)];
        var merged = stackalloc long[Math.Max(rank, 1)];
        var order = stackalloc int[Math.Max(rank, 1)];
        var dense = stackalloc long[Math.Max(rank, 1)];
        fixed (double* numbers = arguments.Numbers)
        fixed (long* shape = arguments.Shape)
        {
            try
            {
                var loop = Prepare(rows, rowCount, strides, arguments.Shape, merged, order);
                loop.Numbers = numbers;
                loop.Operands = operands;
                loop.Outputs = outputs.Length;
                arguments.Kernels.Choose(ref loop, arguments.Type, backward: false);
                for (var i = 0; i < operands; i++)
                {
                    if (arguments.Tensors[i] != 0)
                    {
                        loop.SetInput(i, new(arguments.Tensors[i]));
                    }
                }

                DimensionOrder.Choose(loop);
                DimensionOrder.Dense(loop, dense);
                for (var i = 0; i < outputs.Length; i++)
                {
                    var tensor = TensorHandle.Empty(rank, shape, dense, arguments.Type, arguments.DeviceType, arguments.DeviceIndex);
                    outputs[i] = tensor.Value;
                    loop.SetOutput(operands + i, tensor);
                }

                loop.Run();
            }
            catch
            {
                Delete(outputs);
                throw;
            }
        }
    }

    /// <summary>Gradients of the operands that need one, in their order.</summary>
    /// <param name="state">The call.</param>
    /// <param name="saved">Native tensors, one an operand, 0 where it is not kept.</param>
    /// <param name="gradients">Incoming gradients, one an output, 0 for none.</param>
    /// <param name="results">Where the gradients go.</param>
    [SkipLocalsInit]
    public static void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        var operands = saved.Length;
        var firstGradient = operands + gradients.Length;
        var rowCount = firstGradient + operands;
        var rank = state.Shape.Length;
        var rows = stackalloc Row[rowCount];
        var strides = stackalloc long[rowCount * Math.Max(rank, 1)];
        var merged = stackalloc long[Math.Max(rank, 1)];
        var order = stackalloc int[Math.Max(rank, 1)];
        var dense = stackalloc long[Math.Max(rank, 1)];
        var zero = 0d;
        results.Clear();
        fixed (double* numbers = state.Numbers)
        {
            try
            {
                var loop = Prepare(rows, rowCount, strides, state.Shape, merged, order);
                loop.Numbers = numbers;
                loop.Operands = operands;
                loop.Outputs = gradients.Length;
                state.Kernels.Choose(ref loop, state.Type, backward: true);
                for (var i = 0; i < operands; i++)
                {
                    if (saved[i] != 0)
                    {
                        loop.SetInput(i, new(saved[i]));
                    }
                }

                for (var i = 0; i < gradients.Length; i++)
                {
                    if (gradients[i] == 0)
                    {
                        loop.SetConstant(operands + i, &zero);
                    }
                    else
                    {
                        loop.SetInput(operands + i, new(gradients[i]));
                    }
                }

                DimensionOrder.Choose(loop);
                DimensionOrder.Dense(loop, dense);
                var result = 0;
                for (var i = 0; i < operands; i++)
                {
                    if (state.IsNeeded(i))
                    {
                        var tensor = Gradient(state, i, loop.Count, dense);
                        results[result++] = tensor.Value;
                        loop.SetOutput(firstGradient + i, tensor);
                    }
                    else if (state.IsDifferentiated(i))
                    {
                        loop.Discard(firstGradient + i);
                    }
                }

                loop.Run();
            }
            catch
            {
                Delete(results);
                throw;
            }
        }
    }

    // Of the operand's shape: in the loop's order if it is as large, else contiguous.
    private static TensorHandle Gradient(BackwardState state, int operand, long count, long* dense)
    {
        var shape = state.Sizes(operand);
        var strides = stackalloc long[Math.Max(shape.Length, 1)];
        fixed (long* sizes = shape)
        {
            if (TensorHandle.Contiguous(shape.Length, sizes, strides) == count)
            {
                strides = dense + (state.Shape.Length - shape.Length);
            }

            return TensorHandle.Empty(shape.Length, sizes, strides, state.Type, state.DeviceType, state.DeviceIndex);
        }
    }

    private static LaneLoop Prepare(Row* rows, int rowCount, long* strides, ReadOnlySpan<long> shape, long* merged, int* order)
    {
        var rank = shape.Length;
        var loop = new LaneLoop { Rows = rows, RowCount = rowCount, Dimensions = rank, Shape = merged, Order = order, Count = 1 };
        for (var d = 0; d < rank; d++)
        {
            merged[d] = shape[d];
            order[d] = d;
            loop.Count *= shape[d];
        }

        for (var i = 0; i < rowCount; i++)
        {
            rows[i] = new() { Strides = strides + (i * Math.Max(rank, 1)) };
        }

        return loop;
    }

    private static void Delete(Span<nint> tensors)
    {
        foreach (ref var tensor in tensors)
        {
            new TensorHandle(tensor).Delete();
            tensor = 0;
        }
    }
}
