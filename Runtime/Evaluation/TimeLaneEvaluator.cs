using System.Runtime.CompilerServices;
using Surrogates.Functions;
using Surrogates.Loops;
using Surrogates.OverTime;
using TorchSharp;

namespace Surrogates.Evaluation;

/// <summary>Evaluates a loop over time on vector lanes: all steps in one fused loop over memory of the processor.</summary>
/// <param name="loop">The loop, with what is prepared among its operands.</param>
/// <param name="kernels">The passes of a step.</param>
/// <param name="preparation">What is computed before the steps; null for nothing.</param>
internal sealed unsafe class TimeLaneEvaluator(Signature loop, Kernels kernels, Preparation? preparation) : Evaluator
{
    [SkipLocalsInit]
    public override void Forward(Pass pass, in Arguments arguments, Span<nint> outputs)
    {
        var places = loop.Places;
        var rank = arguments.Shape.Length;
        Span<LoopArgument> rows = stackalloc LoopArgument[places.Forward + 1];
        var sizes = stackalloc long[2 * (rank + 1)];
        var keptSizes = sizes + rank + 1;
        SetSizes(sizes, arguments.Steps, arguments.Shape);
        SetSizes(keptSizes, TimeLoop.KeptCount(arguments.Steps, loop.StatePlaces.Length), arguments.Shape);
        rows.Clear();
        for (var i = 0; i < arguments.Tensors.Length; i++)
        {
            rows[i] = arguments.Tensors[i] == 0 ? default : LoopArgument.Input(new(arguments.Tensors[i])) with { IsOverTime = loop.IsOverTime(i) };
        }

        SetNumbers(arguments.Type, arguments.Numbers, rows, stackalloc double[places.Operands]);

        for (var i = 0; i < places.Outputs; i++)
        {
            rows[places.Output(i)] = loop.IsState(i)
                ? LoopArgument.Output(rank, sizes + 1)
                : LoopArgument.Output(rank + 1, sizes) with { IsOverTime = true };
        }

        if (outputs.Length > places.Outputs)
        {
            rows[places.Forward] = LoopArgument.Output(rank + 1, keptSizes) with { IsOverTime = true, IsNumbers = true };
        }

        var numbers = stackalloc double[2 * places.Operands];
        var contexts = stackalloc KernelContext[2];
        fixed (int* from = loop.PreparedPlaces)
        fixed (StatePlace* states = loop.StatePlaces)
        {
            var time = Loop(pass, arguments.Type, arguments.Numbers, numbers, contexts, from, states);
            time.Steps = arguments.Steps;
            time.Kept = places.Forward;
            ElementwiseLoop.Run(time.Forward, time.Steps, &ForwardSteps.Run, &time, arguments.Shape, rows, outputs);
        }
    }

    [SkipLocalsInit]
    public override void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        var places = loop.Places;
        Span<LoopArgument> rows = stackalloc LoopArgument[places.Backward + 1];
        var numbers = stackalloc double[2 * places.Operands];
        var contexts = stackalloc KernelContext[2];
        fixed (long* sizes = state.AllSizes)
        fixed (int* from = loop.PreparedPlaces)
        fixed (StatePlace* states = loop.StatePlaces)
        {
            var time = Loop(Pass.Forward, state.Type, state.Numbers, numbers, contexts, from, states);
            time.Backward = kernels.Of(Pass.Backward, state.Type, &contexts[0]);
            time.Prepared.Backward = preparation?.Kernels.Of(Pass.Backward, state.Type, &contexts[1]) ?? default;
            time.Steps = state.Steps;
            time.Kept = places.Backward;
            rows.Clear();
            SetInputs(state, saved, gradients, rows);
            SetNumbers(state.Type, state.Numbers, rows, stackalloc double[places.Operands]);
            SetGradients(state, sizes, rows, ref time);
            ElementwiseLoop.Run(time.Forward, time.Steps, &BackwardSteps.Run, &time, state.Shape, rows, results);
        }
    }

    public override bool Keeps(long steps)
    {
        return TimeLoop.KeptCount(steps, 1) > 0;
    }

    public override bool CanTake(ReadOnlySpan<nint> gradients)
    {
        return Kernels.CanTake(gradients);
    }

    // Where the kernels read a tensor, a number is one of a single element.
    private void SetNumbers(torch.ScalarType type, ReadOnlySpan<double> numbers, Span<LoopArgument> rows, Span<double> room)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (rows[i].Access != LoopAccess.Absent || !loop.IsReadAsTensor(i))
            {
                continue;
            }

            var place = Unsafe.AsPointer(ref room[i]);
            if (type == torch.ScalarType.Float64)
            {
                *(double*)place = numbers[i];
            }
            else
            {
                *(float*)place = (float)numbers[i];
            }

            rows[i] = LoopArgument.Number(place);
        }
    }

    private static void SetSizes(long* sizes, long first, ReadOnlySpan<long> shape)
    {
        sizes[0] = first;
        shape.CopyTo(new(sizes + 1, shape.Length));
    }

    // What both passes of a loop have, whose forward pass the pass is.
    private TimeLoop Loop(Pass pass, torch.ScalarType type, ReadOnlySpan<double> given, double* numbers, KernelContext* contexts, int* from, StatePlace* states)
    {
        var places = loop.Places;
        given.CopyTo(new(numbers, places.Operands));
        contexts[0] = new() { Numbers = numbers, Places = places };
        var time = new TimeLoop
        {
            Forward = kernels.Of(pass.Of(loop), type, &contexts[0]),
            Places = places,
            States = states,
            StateCount = loop.StatePlaces.Length,
            SavedOutputs = loop.SavedOutputBits,
            RepeatsForward = loop.RepeatsForward,
        };
        if (preparation is not { Operator.Signature: var signature })
        {
            return time;
        }

        for (var i = 0; i < signature.Count; i++)
        {
            numbers[places.Operands + i] = numbers[from[i]];
        }

        contexts[1] = new() { Numbers = numbers + places.Operands, Places = signature.Places };
        time.Prepared = new()
        {
            Forward = preparation.Kernels.Of(pass.Of(signature), type, &contexts[1]),
            Places = signature.Places,
            From = from,
            Differentiable = signature.DifferentiableBits,
        };
        return time;
    }

    private void SetInputs(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<LoopArgument> rows)
    {
        var places = loop.Places;
        for (var slot = 0; slot < saved.Length; slot++)
        {
            var place = state.Slots[slot].Place;
            if (state.Operator.Signature.Places.IsOperand(place))
            {
                rows[place] = LoopArgument.Input(new(saved[slot])) with { IsOverTime = loop.IsOverTime(place) };
            }
            else
            {
                rows[places.Backward] = LoopArgument.Input(new(saved[slot])) with { IsOverTime = true, IsNumbers = true };
            }
        }

        for (var i = 0; i < places.Outputs; i++)
        {
            rows[places.Gradient(i)] = gradients[i] == 0
                ? LoopArgument.Zero
                : LoopArgument.Input(new(gradients[i])) with { IsOverTime = !loop.IsState(i) };
        }
    }

    private void SetGradients(BackwardState state, long* sizes, Span<LoopArgument> rows, ref TimeLoop time)
    {
        for (var i = 0; i < time.FirstPrepared; i++)
        {
            var place = time.Places.InputGradient(i);
            if (!state.IsNeeded(i))
            {
                rows[place] = state.IsDifferentiated(i) && loop.IsDifferentiable(i) ? LoopArgument.Discarded : default;
                continue;
            }

            rows[place] = LoopArgument.Output(state.Sizes(i).Length, sizes + state.Start(i)) with { IsOverTime = loop.IsOverTime(i) };
            time.Summed |= loop.IsConstant(i) ? 1u << i : 0;
        }

        for (var i = time.FirstPrepared; i < time.Places.Operands; i++)
        {
            rows[time.Places.InputGradient(i)] = loop.IsDifferentiable(i) ? LoopArgument.Discarded : default;
            time.Summed |= time.Prepared.IsNeeded(time) ? 1u << i : 0;
        }

        time.AddedUp = time.Summed & loop.DifferentiableBits;
    }
}
