using Surrogates.Functions;
using Surrogates.Native;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>
/// Evaluates a recurrent loop step by step: what went out at a step comes in at the next one through a matrix, so that no element is alone.
/// A step is the op of a step, on lanes where it can be; the gradient of the matrix is one product over all steps.
/// </summary>
/// <param name="step">A step without the way back.</param>
/// <param name="kernels">The same for gradients that are differentiated again.</param>
/// <param name="call">Calls the op of a step.</param>
internal sealed class RecurrentEvaluator(Operator step, TensorKernels kernels, IRecordedCall call) : Evaluator
{
    public override void Forward(Pass pass, in Arguments arguments, Span<nint> outputs)
    {
        var signature = arguments.Operator.Signature;
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var target = new TensorTarget(arguments.Shape.ToArray(), arguments.Type, new torch.Device(arguments.DeviceType, arguments.DeviceIndex));
        var loop = new RecurrentSteps(signature, target, arguments.Numbers.ToArray(), remembers: false);
        for (var i = 0; i < signature.Count; i++)
        {
            loop.Set(i, arguments.Tensors[i]);
        }

        // One row serves all steps where nobody keeps it: neither the backward pass, nor a smooth step that returns it as it is.
        var inputs = target.Room(outputs.Length > signature.Outputs || pass != Pass.Forward ? arguments.Steps : 1, target.Computing);
        for (var t = 0L; t < arguments.Steps; t++)
        {
            var input = inputs.select(0, Math.Min(t, inputs.shape[0] - 1));
            loop.WriteInput(input, t);
            loop.Add(Step(pass, loop.OperandsOf(t, input), loop.Numbers, target));
        }

        TensorHandle.Share([.. Enumerable.Range(0, outputs.Length).Select(i => i < signature.Outputs ? loop.Result(i) : inputs)], outputs);
    }

    public override void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        var signature = state.Operator.Signature;
        using var scope = torch.NewDisposeScope();
        var target = new TensorTarget(state.Shape.ToArray(), state.Type, new torch.Device(state.DeviceType, state.DeviceIndex));
        var loop = new RecurrentSteps(signature, target, state.Numbers.ToArray(), remembers: true);
        Tensor? inputs = null;
        for (var slot = 0; slot < saved.Length; slot++)
        {
            if (signature.Places.IsOperand(state.Slots[slot].Place))
            {
                loop.Set(state.Slots[slot].Place, saved[slot]);
            }
            else if (!TensorHandle.GradEnabled)
            {
                // What came in at the steps was kept, but is in no graph.
                inputs = new TensorHandle(saved[slot]).Share().Wrap();
            }
        }

        for (var t = 0L; t < state.Steps; t++)
        {
            loop.Add(call.Run(step, loop.OperandsOf(t, inputs?.select(0, t) ?? loop.InputOf(t))));
        }

        var incoming = new RecurrentGradients(state, loop, gradients, target);
        var stepGradient = new StepGradient(step, kernels, call, target, incoming.NeededOfStep);
        for (var t = state.Steps - 1; t >= 0; t--)
        {
            incoming.Add(t, stepGradient.Of(loop.OperandsOf(t), loop.OutputsOf(t), incoming.Of(t)));
        }

        TensorHandle.Share([.. Enumerable.Range(0, signature.Count).Where(state.IsNeeded).Select(incoming.Result)], results);
    }

    public override bool Keeps(long steps)
    {
        return steps > 0;
    }

    public override bool CanTake(ReadOnlySpan<nint> gradients)
    {
        return true;
    }

    private Tensor[] Step(Pass pass, Operand[] operands, double[] numbers, TensorTarget target)
    {
        if (pass == Pass.Forward)
        {
            return call.Run(step, operands);
        }

        // The smooth stand-ins are computed where a gradient is checked, and as torch operations.
        var values = new TensorReal[step.Signature.Places.Forward];
        for (var i = 0; i < operands.Length; i++)
        {
            values[i] = operands[i].Tensor is { } tensor ? new(tensor) : default;
        }

        kernels.Run(pass, values, numbers);
        return [.. values.Skip(operands.Length).Select(value => target.Read(value).Tensor!)];
    }
}
