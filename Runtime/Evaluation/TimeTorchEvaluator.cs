using Surrogates.Functions;
using Surrogates.Native;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>Evaluates a loop over time step by step as torch operations: on any device, of any floating type, and recorded if gradients are on.</summary>
/// <param name="loop">The loop, with what is prepared among its operands.</param>
/// <param name="kernels">The passes of a step.</param>
/// <param name="step">The step as an op of its own, whose gradient is that of its surrogates: torch's graph of a hard step has none.</param>
/// <param name="preparation">What is computed before the steps; null for nothing.</param>
internal sealed class TimeTorchEvaluator(Signature loop, TensorKernels kernels, Operator step, Preparation? preparation) : Evaluator
{
    public override void Forward(Pass pass, in Arguments arguments, Span<nint> outputs)
    {
        var places = loop.Places;
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        var target = new TensorTarget(arguments.Shape.ToArray(), arguments.Type, new torch.Device(arguments.DeviceType, arguments.DeviceIndex));
        var operands = new TensorReal[places.Operands];
        for (var i = 0; i < arguments.Tensors.Length; i++)
        {
            operands[i] = arguments.Tensors[i] == 0 ? default : TensorValues.Computed(new TensorHandle(arguments.Tensors[i]).Share().Wrap());
        }

        var numbers = Numbers(arguments.Numbers, operands, target);
        Prepare(operands, numbers, target)?.Compute(pass).CopyTo(operands, arguments.Tensors.Length);
        var steps = new TensorSteps(loop, operands, target);
        var sequences = new List<Tensor>[places.Outputs];
        for (var t = 0L; t < arguments.Steps; t++)
        {
            using var inner = torch.NewDisposeScope();
            var values = new TensorReal[places.Forward];
            steps.ReadNext(values, t);
            kernels.Run(pass.Of(loop), values, numbers);
            for (var i = 0; i < places.Outputs; i++)
            {
                ref var value = ref values[places.Output(i)];
                if (!loop.IsState(i))
                {
                    (sequences[i] ??= []).Add(MovedOut(inner, target.Rounded(value)));
                    continue;
                }

                value = target.Read(value);
                MovedOut(inner, value.Tensor!);
            }

            steps.Advance(values[places.Operands..]);
        }

        TensorHandle.Share(
            [.. Enumerable.Range(0, places.Outputs).Select(i => loop.IsState(i) ? target.Rounded(steps.Outputs[i]).clone() : target.Sequence(sequences[i]))],
            outputs);
    }

    public override void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        using var scope = torch.NewDisposeScope();
        var places = loop.Places;
        var target = new TensorTarget(state.Shape.ToArray(), state.Type, new torch.Device(state.DeviceType, state.DeviceIndex));
        var operands = new TensorReal[places.Operands];
        for (var slot = 0; slot < saved.Length; slot++)
        {
            if (state.Operator.Signature.Places.IsOperand(state.Slots[slot].Place))
            {
                operands[state.Slots[slot].Place] = TensorValues.Computed(new TensorHandle(saved[slot]).Share().Wrap());
            }
        }

        var numbers = Numbers(state.Numbers, operands, target);
        var prepared = Prepare(operands, numbers, target);
        TensorReal[] values = prepared?.Compute(Pass.Forward) ?? [];
        values.CopyTo(operands, state.Numbers.Length);
        var steps = new TensorSteps(loop, operands, target);
        if (loop.RepeatsForward)
        {
            Repeat(state, steps, numbers, prepared);
        }

        var incoming = new TensorGradients(state, loop, gradients, target, prepared);
        for (var t = state.Steps - 1; t >= 0; t--)
        {
            var pass = new TensorReal[places.Backward];
            steps.ReadRepeated(pass, t);
            incoming.Read(pass, t);
            kernels.Run(Pass.Backward, pass, numbers);
            incoming.Add(pass);
        }

        if (state.Steps > 0)
        {
            incoming.AddPrepared(values);
        }

        TensorHandle.Share([.. Enumerable.Range(0, state.Numbers.Length).Where(state.IsNeeded).Select(incoming.Of)], results);
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

    // What is prepared is no number, and what steps read as a tensor becomes one.
    private double[] Numbers(ReadOnlySpan<double> given, TensorReal[] operands, TensorTarget target)
    {
        var numbers = new double[loop.Count];
        given.CopyTo(numbers);
        for (var i = 0; i < given.Length; i++)
        {
            operands[i] = operands[i].Tensor is null && loop.IsReadAsTensor(i) ? target.Constant(numbers[i]) : operands[i];
        }

        return numbers;
    }

    private TensorPreparation? Prepare(TensorReal[] operands, double[] numbers, TensorTarget target)
    {
        return preparation is null ? null : new(loop, preparation, operands, numbers, target);
    }

    // The steps of a gradient that is differentiated again are ops, and so is what is prepared for them.
    private void Repeat(BackwardState state, TensorSteps steps, double[] numbers, TensorPreparation? prepared)
    {
        var places = loop.Places;
        TensorReal[] recorded = TensorHandle.GradEnabled && prepared is not null ? prepared.Call(state.Call) : [];
        for (var t = 0L; t < state.Steps; t++)
        {
            var values = new TensorReal[places.Forward];
            steps.ReadNext(values, t);
            if (TensorHandle.GradEnabled)
            {
                recorded.CopyTo(values, places.Operands - recorded.Length);
                var outputs = state.Call.Run(step, [.. values.Take(places.Operands).Select((value, i) => Operand.Of(value.Tensor, numbers[i]))]);
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
