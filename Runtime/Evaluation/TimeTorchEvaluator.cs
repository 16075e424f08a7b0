using Surrogates.Functions;
using Surrogates.Native;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>Evaluates a loop over time step by step as torch operations: on any device, of any floating type, and recorded if gradients are on.</summary>
/// <param name="kernels">The passes of a step.</param>
/// <param name="step">The step as an op of its own, whose gradient is that of its surrogates: torch's graph of a hard step has none.</param>
internal sealed class TimeTorchEvaluator(TensorKernels kernels, Operator step) : Evaluator
{
    public override void Forward(Pass pass, in Arguments arguments, Span<nint> outputs)
    {
        var signature = arguments.Operator.Signature;
        var places = signature.Places;
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var target = new TensorTarget(arguments.Shape.ToArray(), arguments.Type, new torch.Device(arguments.DeviceType, arguments.DeviceIndex));
        var operands = new TensorReal[places.Operands];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = arguments.Tensors[i] == 0 ? default : TensorValues.Computed(new TensorHandle(arguments.Tensors[i]).Share().Wrap());
        }

        var numbers = arguments.Numbers.ToArray();
        var steps = new TensorSteps(signature, operands, numbers, target);
        var sequences = new List<Tensor>[places.Outputs];
        for (var t = 0L; t < arguments.Steps; t++)
        {
            using var inner = torch.NewDisposeScope();
            var values = new TensorReal[places.Forward];
            steps.ReadNext(values, t);
            kernels.Run(pass, values, numbers);
            for (var i = 0; i < places.Outputs; i++)
            {
                var value = values[places.Output(i)];
                if (!signature.IsState(i))
                {
                    (sequences[i] ??= []).Add(MovedOut(inner, target.Rounded(value)));
                }
                else if (value.Tensor is { } state)
                {
                    MovedOut(inner, state);
                }
            }

            steps.Advance(values[places.Operands..]);
        }

        for (var i = 0; i < places.Outputs; i++)
        {
            var output = signature.IsState(i) ? target.Rounded(steps.Outputs[i]).clone() : target.Sequence(sequences[i]);
            outputs[i] = new TensorHandle(output.Handle).Share().Value;
            GC.KeepAlive(output);
        }
    }

    public override void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        using var scope = torch.NewDisposeScope();
        var signature = state.Operator.Signature;
        var places = signature.Places;
        var target = new TensorTarget(state.Shape.ToArray(), state.Type, new torch.Device(state.DeviceType, state.DeviceIndex));
        var operands = new TensorReal[places.Operands];
        for (var slot = 0; slot < saved.Length; slot++)
        {
            if (places.IsOperand(state.Slots[slot].Place))
            {
                operands[state.Slots[slot].Place] = TensorValues.Computed(new TensorHandle(saved[slot]).Share().Wrap());
            }
        }

        var numbers = state.Numbers.ToArray();
        var steps = new TensorSteps(signature, operands, numbers, target);
        if (signature.RepeatsForward)
        {
            Repeat(state, steps, numbers);
        }

        var incoming = new TensorGradients(state, gradients, target);
        for (var t = state.Steps - 1; t >= 0; t--)
        {
            var values = new TensorReal[places.Backward];
            steps.ReadRepeated(values, t);
            incoming.Read(values, t);
            kernels.Run(Pass.Backward, values, numbers);
            incoming.Add(values);
        }

        var result = 0;
        for (var i = 0; i < places.Operands; i++)
        {
            if (state.IsNeeded(i))
            {
                var gradient = incoming.Of(i);
                results[result++] = new TensorHandle(gradient.Handle).Share().Value;
                GC.KeepAlive(gradient);
            }
        }
    }

    public override bool CanTake(ReadOnlySpan<nint> gradients)
    {
        return true;
    }

    // A value may be an operand, which is in no scope of a step.
    private static Tensor MovedOut(DisposeScope scope, Tensor tensor)
    {
        if (scope.Contains(tensor))
        {
            scope.MoveToOuter(tensor);
        }

        return tensor;
    }

    // The steps of a gradient that is differentiated again are ops.
    private void Repeat(BackwardState state, TensorSteps steps, double[] numbers)
    {
        var places = state.Operator.Signature.Places;
        for (var t = 0L; t < state.Steps; t++)
        {
            var values = new TensorReal[places.Forward];
            steps.ReadNext(values, t);
            if (TensorHandle.GradEnabled)
            {
                var outputs = state.Call.Run(step, [.. values.Take(places.Operands).Select((value, i) => value.Tensor is { } tensor ? (Operand)tensor : numbers[i])]);
                for (var i = 0; i < outputs.Length; i++)
                {
                    values[places.Output(i)] = new(outputs[i]);
                }
            }
            else
            {
                kernels.Run(Pass.Forward, values, numbers);
            }

            steps.Remember(values[places.Operands..]);
        }
    }
}
