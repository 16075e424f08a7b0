using System.Runtime.CompilerServices;
using Surrogates.Functions;
using Surrogates.Loops;
using Surrogates.OverTime;
using TorchSharp;

namespace Surrogates.Evaluation;

/// <summary>Evaluates a loop over time on vector lanes: all steps in one fused loop over memory of the processor.</summary>
internal sealed unsafe class TimeLaneEvaluator(Kernels kernels) : Evaluator
{
    public override bool KeepsStates => true;

    [SkipLocalsInit]
    public override void Forward(Pass pass, in Arguments arguments, Span<nint> outputs)
    {
        var signature = arguments.Operator.Signature;
        var places = signature.Places;
        var rank = arguments.Shape.Length;
        Span<LoopArgument> rows = stackalloc LoopArgument[places.Forward + 1];
        var sizes = stackalloc long[2 * (rank + 1)];
        var keptSizes = sizes + rank + 1;
        SetSizes(sizes, arguments.Steps, arguments.Shape);
        SetSizes(keptSizes, TimeLoop.KeptCount(arguments.Steps, signature.StatePlaces.Length), arguments.Shape);
        for (var i = 0; i < places.Operands; i++)
        {
            rows[i] = arguments.Tensors[i] == 0 ? default : LoopArgument.Input(new(arguments.Tensors[i])) with { IsOverTime = signature.IsOverTime(i) };
        }

        SetNumbers(signature, arguments.Type, arguments.Numbers, rows, stackalloc double[places.Operands]);

        for (var i = 0; i < places.Outputs; i++)
        {
            rows[places.Output(i)] = signature.IsState(i)
                ? LoopArgument.Output(rank, sizes + 1)
                : LoopArgument.Output(rank + 1, sizes) with { IsOverTime = true };
        }

        rows[places.Forward] = outputs.Length > places.Outputs ? LoopArgument.Output(rank + 1, keptSizes) with { IsOverTime = true, IsNumbers = true } : default;
        fixed (double* numbers = arguments.Numbers)
        fixed (StatePlace* states = signature.StatePlaces)
        {
            var context = new KernelContext { Numbers = numbers, Places = places };
            var time = new TimeLoop
            {
                Forward = kernels.Of(pass, arguments.Type, &context),
                Places = places,
                Steps = arguments.Steps,
                States = states,
                StateCount = signature.StatePlaces.Length,
                Kept = places.Forward,
            };
            ElementwiseLoop.Run(time.Forward, time.Steps, &ForwardSteps.Run, &time, arguments.Shape, rows, outputs);
        }
    }

    [SkipLocalsInit]
    public override void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        var signature = state.Operator.Signature;
        var places = signature.Places;
        Span<LoopArgument> rows = stackalloc LoopArgument[places.Backward + 1];
        fixed (double* numbers = state.Numbers)
        fixed (long* sizes = state.AllSizes)
        fixed (StatePlace* states = signature.StatePlaces)
        {
            rows.Clear();
            SetInputs(state, saved, gradients, rows);
            SetNumbers(signature, state.Type, state.Numbers, rows, stackalloc double[places.Operands]);
            for (var i = 0; i < places.Operands; i++)
            {
                rows[places.InputGradient(i)] = !state.IsNeeded(i)
                    ? state.IsDifferentiated(i) ? LoopArgument.Discarded : default
                    : LoopArgument.Output(state.Sizes(i).Length, sizes + state.Start(i)) with
                    {
                        IsOverTime = signature.IsOverTime(i),
                        IsAddedUp = signature.IsConstant(i),
                    };
            }

            var context = new KernelContext { Numbers = numbers, Places = places };
            var time = new TimeLoop
            {
                Forward = kernels.Of(Pass.Forward, state.Type, &context),
                Backward = kernels.Of(Pass.Backward, state.Type, &context),
                Places = places,
                Steps = state.Steps,
                States = states,
                StateCount = signature.StatePlaces.Length,
                SavedOutputs = signature.SavedOutputBits,
                RepeatsForward = signature.RepeatsForward,
                Kept = places.Backward,
            };
            ElementwiseLoop.Run(time.Forward, time.Steps, &BackwardSteps.Run, &time, state.Shape, rows, results);
        }
    }

    public override bool CanTake(ReadOnlySpan<nint> gradients)
    {
        return Kernels.CanTake(gradients);
    }

    // Where the kernels read a tensor, a number is one of a single element.
    private static void SetNumbers(Signature signature, torch.ScalarType type, ReadOnlySpan<double> numbers, Span<LoopArgument> rows, Span<double> room)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            if (rows[i].Access != LoopAccess.Absent || !signature.IsReadAsTensor(i))
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

    private static void SetInputs(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<LoopArgument> rows)
    {
        var signature = state.Operator.Signature;
        var places = signature.Places;
        for (var slot = 0; slot < saved.Length; slot++)
        {
            var place = state.Slots[slot].Place;
            if (places.IsOperand(place))
            {
                rows[place] = LoopArgument.Input(new(saved[slot])) with { IsOverTime = signature.IsOverTime(place) };
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
                : LoopArgument.Input(new(gradients[i])) with { IsOverTime = !signature.IsState(i) };
        }
    }
}
