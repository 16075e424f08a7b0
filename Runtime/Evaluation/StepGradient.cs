using Surrogates.Functions;
using Surrogates.Native;
using Surrogates.Numbers;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>Computes the gradient of one step: by the step's own evaluator, or as torch operations where it is differentiated again.</summary>
/// <param name="step">The step.</param>
/// <param name="kernels">Its passes as torch operations.</param>
/// <param name="call">Calls the op of a step.</param>
/// <param name="target">What its results are.</param>
/// <param name="needed">The operands that need a gradient, a bit each.</param>
internal sealed class StepGradient(Operator step, TensorKernels kernels, IRecordedCall call, TensorTarget target, uint needed)
{
    private readonly BackwardState _state = new(call);

    /// <summary>The gradients of the operands, summed to their shapes, those of states aside; null for those that need none.</summary>
    /// <param name="operands">What the step has read.</param>
    /// <param name="outputs">What it has given.</param>
    /// <param name="gradients">What comes in, one an output; null for none.</param>
    public Tensor?[] Of(Operand[] operands, Tensor[] outputs, Tensor?[] gradients)
    {
        return TensorHandle.GradEnabled ? Recorded(operands, outputs, gradients) : Evaluated(operands, outputs, gradients);
    }

    private Tensor?[] Evaluated(Operand[] operands, Tensor[] outputs, Tensor?[] gradients)
    {
        var arguments = new Arguments
        {
            Operator = step,
            Tensors = stackalloc nint[operands.Length],
            Numbers = stackalloc double[operands.Length],
            Shape = stackalloc long[ShapeReader.MostDimensions],
        };
        ArgumentReader.Read(ref arguments, operands);
        try
        {
            arguments.Needed = needed & step.Signature.DifferentiableBits;
            _state.Set(arguments);
            Span<nint> saved = stackalloc nint[_state.Slots.Length];
            for (var i = 0; i < saved.Length; i++)
            {
                var place = _state.Slots[i].Place;
                saved[i] = step.Signature.Places.IsOperand(place) ? arguments.Tensors[place] : outputs[step.Signature.Places.OutputAt(place)].Handle;
            }

            Span<nint> incoming = stackalloc nint[gradients.Length];
            for (var i = 0; i < incoming.Length; i++)
            {
                incoming[i] = gradients[i]?.Handle ?? 0;
            }

            Span<nint> results = stackalloc nint[_state.NeededCount];
            _state.Backward(saved, incoming, results);
            return Wrapped(operands.Length, results);
        }
        finally
        {
            arguments.Dispose();
            GC.KeepAlive((operands, outputs, gradients));
        }
    }

    private Tensor?[] Wrapped(int count, ReadOnlySpan<nint> results)
    {
        var wrapped = new Tensor?[count];
        var result = 0;
        for (var i = 0; i < count; i++)
        {
            wrapped[i] = _state.IsNeeded(i) ? new TensorHandle(results[result++]).Wrap() : null;
        }

        return wrapped;
    }

    private Tensor?[] Recorded(Operand[] operands, Tensor[] outputs, Tensor?[] gradients)
    {
        var places = step.Signature.Places;
        var values = new TensorReal[places.Backward];
        for (var i = 0; i < operands.Length; i++)
        {
            values[i] = operands[i].Tensor is { } tensor ? new(tensor) : default;
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            values[places.Output(i)] = new(outputs[i]);
            values[places.Gradient(i)] = gradients[i] is { } gradient ? new(gradient) : target.Zero;
        }

        kernels.Run(Pass.Backward, values, [.. operands.Select(static operand => operand.Number)]);
        return
        [
            .. operands.Select((operand, i) => operand.Tensor is { } tensor && (needed & step.Signature.DifferentiableBits & (1u << i)) != 0
                ? target.Summed(values[places.InputGradient(i)], tensor.shape)
                : null),
        ];
    }
}
