using Surrogates.Native;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>Evaluates as torch operations: on any device, of any floating type, and recorded if gradients are on.</summary>
/// <remarks>
/// The 16-bit types are computed in 32 bits and rounded at the end, to nearest even: on the way 60000 squared must not be
/// infinite, nor the rounding errors of many small steps add up.
/// </remarks>
internal sealed class TorchEvaluator(TensorKernels kernels) : Evaluator
{
    public override void Forward(Pass pass, in Arguments arguments, Span<nint> outputs)
    {
        var places = arguments.Operator.Signature.Places;
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var values = new TensorReal[places.Forward];
        for (var i = 0; i < places.Operands; i++)
        {
            // The values are handles of their own: an output that is an operand unchanged shares its memory, and is copied.
            if (arguments.Tensors[i] != 0)
            {
                values[i] = TensorValues.Computed(new TensorHandle(arguments.Tensors[i]).Share().Wrap());
            }
        }

        kernels.Run(pass, values, arguments.Numbers);
        var shape = arguments.Shape.ToArray();
        var device = new torch.Device(arguments.DeviceType, arguments.DeviceIndex);
        var results = new Tensor[outputs.Length];
        for (var i = 0; i < results.Length; i++)
        {
            var output = TensorValues.Result(values[places.Output(i)], shape, arguments.Type, device);
            results[i] = TensorValues.IsFresh(values, places.Output(i), output) ? output : output.clone();
        }

        TensorHandle.Share(results, outputs);
    }

    public override void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        var places = state.Operator.Signature.Places;
        using var scope = torch.NewDisposeScope();
        var shape = state.Shape.ToArray();
        var device = new torch.Device(state.DeviceType, state.DeviceIndex);
        var values = new TensorReal[places.Backward];
        for (var slot = 0; slot < saved.Length; slot++)
        {
            values[state.Slots[slot].Place] = TensorValues.Computed(new TensorHandle(saved[slot]).Share().Wrap());
        }

        for (var i = 0; i < gradients.Length; i++)
        {
            values[places.Gradient(i)] = TensorValues.Computed(gradients[i] == 0
                ? torch.zeros(shape, dtype: state.Type, device: device)
                : TensorValues.Dense(new TensorHandle(gradients[i]).Share()));
        }

        kernels.Run(Pass.Backward, values, state.Numbers);
        TensorHandle.Share(
            [.. Enumerable.Range(0, places.Operands).Where(state.IsNeeded).Select(i => TensorValues.Result(values[places.InputGradient(i)], shape, state.Sizes(i).ToArray(), state.Type, device))],
            results);
    }

    public override bool CanTake(ReadOnlySpan<nint> gradients)
    {
        return true;
    }
}
