using Surrogates.Execution;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Autograd;

/// <summary>Runs the passes of a function as torch operations.</summary>
/// <remarks>
/// The 16-bit types are computed in 32 bits and rounded at the end, to nearest even: on the way 60000 squared must not be
/// infinite, nor the rounding errors of many small steps add up.
/// </remarks>
internal static class TensorEvaluation
{
    public static void Forward(in Arguments arguments, Span<nint> outputs)
    {
        var operands = arguments.Tensors.Length;
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var values = new TensorReal[operands + outputs.Length];
        for (var i = 0; i < operands; i++)
        {
            // The values are handles of their own: an output that is an operand unchanged shares its memory, and is copied.
            if (arguments.Tensors[i] != 0)
            {
                values[i] = Computed(Wrap(new TensorHandle(arguments.Tensors[i]).Share()));
            }
        }

        arguments.Kernels.RunTensors(values, arguments.Numbers, backward: false);
        var shape = arguments.Shape.ToArray();
        var device = new torch.Device(arguments.DeviceType, arguments.DeviceIndex);
        for (var i = 0; i < outputs.Length; i++)
        {
            var output = Rounded(Materialized(values[operands + i], shape, Computing(arguments.Type), device), arguments.Type);
            outputs[i] = new TensorHandle(IsFresh(values, operands + i, output) ? output.Handle : output.clone().Handle).Share().Value;
            GC.KeepAlive(output);
        }
    }

    /// <summary>Gradients of the operands that need one, in their order, recorded if gradients are on.</summary>
    /// <param name="state">The call.</param>
    /// <param name="saved">Native tensors, one an operand, 0 where it is not kept.</param>
    /// <param name="gradients">Incoming gradients, one an output, 0 for none.</param>
    /// <param name="results">Where the gradients go.</param>
    public static void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        var operands = saved.Length;
        var firstGradient = operands + gradients.Length;
        using var scope = torch.NewDisposeScope();
        var shape = state.Shape.ToArray();
        var device = new torch.Device(state.DeviceType, state.DeviceIndex);
        var values = new TensorReal[firstGradient + operands];
        for (var i = 0; i < operands; i++)
        {
            if (saved[i] != 0)
            {
                values[i] = Computed(Wrap(new TensorHandle(saved[i]).Share()));
            }
        }

        for (var i = 0; i < gradients.Length; i++)
        {
            values[operands + i] = Computed(gradients[i] == 0
                ? torch.zeros(shape, dtype: state.Type, device: device)
                : Dense(new TensorHandle(gradients[i]).Share()));
        }

        state.Kernels.RunTensors(values, state.Numbers, backward: true);
        var result = 0;
        for (var i = 0; i < operands; i++)
        {
            if (state.IsNeeded(i))
            {
                var gradient = Rounded(
                    SumTo(Materialized(values[firstGradient + i], shape, Computing(state.Type), device), state.Sizes(i).ToArray()),
                    state.Type);
                results[result++] = new TensorHandle(gradient.Handle).Share().Value;
                GC.KeepAlive(gradient);
            }
        }
    }

    public static Tensor Wrap(TensorHandle handle)
    {
        return Tensor.UnsafeCreateTensor(handle.Value);
    }

    private static torch.ScalarType Computing(torch.ScalarType type) =>
        type is torch.ScalarType.Float16 or torch.ScalarType.BFloat16 ? torch.ScalarType.Float32 : type;

    private static TensorReal Computed(Tensor tensor) => new(Rounded(tensor, Computing(tensor.dtype)));

    private static Tensor Rounded(Tensor tensor, torch.ScalarType type) => tensor.dtype == type ? tensor : tensor.to(type);

    // Not every operation has a sparse form.
    private static Tensor Dense(TensorHandle handle)
    {
        var tensor = Wrap(handle);
        return handle.IsStrided ? tensor : tensor.to_dense();
    }

    // A kernel that ignores its operands gives a number, or a tensor of a smaller shape.
    private static Tensor Materialized(TensorReal value, long[] shape, torch.ScalarType type, torch.Device device)
    {
        if (value.Tensor is not { } tensor)
        {
            return torch.full(shape, value.Number, dtype: type, device: device);
        }

        tensor = Rounded(tensor, type);
        return tensor.shape.AsSpan().SequenceEqual(shape) ? tensor : tensor.expand(shape);
    }

    // Whether nothing else has the memory, and each element its own.
    private static bool IsFresh(ReadOnlySpan<TensorReal> values, int position, Tensor output)
    {
        var tensor = values[position].Tensor;
        foreach (var other in values[..position])
        {
            if (tensor is not null && ReferenceEquals(other.Tensor, tensor))
            {
                return false;
            }
        }

        return tensor is null || tensor.shape.AsSpan().SequenceEqual(output.shape);
    }

    private static Tensor SumTo(Tensor gradient, long[] shape)
    {
        var sizes = gradient.shape;
        if (sizes.AsSpan().SequenceEqual(shape))
        {
            return gradient;
        }

        var missing = sizes.Length - shape.Length;
        var summed = new List<long>();
        for (var d = 0; d < sizes.Length; d++)
        {
            if (d < missing || (shape[d - missing] == 1 && sizes[d] != 1))
            {
                summed.Add(d);
            }
        }

        return (summed.Count == 0 ? gradient : gradient.sum([.. summed], keepdim: true)).reshape(shape);
    }
}
