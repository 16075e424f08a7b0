using System.Runtime.CompilerServices;
using Surrogates.Loops;

namespace Surrogates.Evaluation;

/// <summary>Evaluates on vector lanes: a pass is one fused loop over memory of the processor.</summary>
internal sealed unsafe class LaneEvaluator(Kernels kernels) : Evaluator
{
    [SkipLocalsInit]
    public override void Forward(Pass pass, in Arguments arguments, Span<nint> outputs)
    {
        var places = arguments.Operator.Signature.Places;
        Span<LoopArgument> rows = stackalloc LoopArgument[places.Forward];
        fixed (double* numbers = arguments.Numbers)
        fixed (long* shape = arguments.Shape)
        {
            for (var i = 0; i < places.Operands; i++)
            {
                rows[i] = arguments.Tensors[i] == 0 ? default : LoopArgument.Input(new(arguments.Tensors[i]));
            }

            rows[places.Operands..].Fill(LoopArgument.Output(arguments.Shape.Length, shape));
            var context = new KernelContext { Numbers = numbers, Places = places };
            ElementwiseLoop.Run(kernels.Of(pass, arguments.Type, &context), arguments.Shape, rows, outputs);
        }
    }

    [SkipLocalsInit]
    public override void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        var places = state.Operator.Signature.Places;
        Span<LoopArgument> rows = stackalloc LoopArgument[places.Backward];
        fixed (double* numbers = state.Numbers)
        fixed (long* sizes = state.AllSizes)
        {
            rows.Clear();
            for (var slot = 0; slot < saved.Length; slot++)
            {
                rows[state.Slots[slot].Place] = LoopArgument.Input(new(saved[slot]));
            }

            for (var i = 0; i < gradients.Length; i++)
            {
                rows[places.Gradient(i)] = gradients[i] == 0 ? LoopArgument.Zero : LoopArgument.Input(new(gradients[i]));
            }

            for (var i = 0; i < places.Operands; i++)
            {
                rows[places.InputGradient(i)] = state.IsNeeded(i) ? LoopArgument.Output(state.Sizes(i).Length, sizes + state.Start(i))
                    : state.IsDifferentiated(i) ? LoopArgument.Discarded
                    : default;
            }

            var context = new KernelContext { Numbers = numbers, Places = places };
            ElementwiseLoop.Run(kernels.Of(Pass.Backward, state.Type, &context), state.Shape, rows, results);
        }
    }

    public override bool CanTake(ReadOnlySpan<nint> gradients)
    {
        return Kernels.CanTake(gradients);
    }
}
