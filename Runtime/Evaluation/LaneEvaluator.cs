using System.Runtime.CompilerServices;
using Surrogates.Loops;
using Surrogates.Native;
using TorchSharp;

namespace Surrogates.Evaluation;

/// <summary>Evaluates on vector lanes: a pass is one fused loop over memory of the processor.</summary>
internal abstract unsafe class LaneEvaluator : Evaluator
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
            ElementwiseLoop.Run(Kernel(pass, arguments.Type, &context), arguments.Shape, rows, outputs);
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
            ElementwiseLoop.Run(Kernel(Pass.Backward, state.Type, &context), state.Shape, rows, results);
        }
    }

    /// <remarks>Recorded gradients must be torch operations, and what lanes read must be in memory.</remarks>
    public override bool CanTake(ReadOnlySpan<nint> gradients)
    {
        if (TensorHandle.GradEnabled)
        {
            return false;
        }

        foreach (var gradient in gradients)
        {
            var tensor = new TensorHandle(gradient);
            if (gradient != 0 && (!tensor.IsStrided || tensor.IsNegative))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sets the body of a kernel, which is for numbers of the size that is set, and how many lanes a vector has.</summary>
    protected abstract void SetBody(ref Kernel kernel, Pass pass, VectorWidth width);

    private Kernel Kernel(Pass pass, torch.ScalarType type, KernelContext* context)
    {
        var width = EvaluationSettings.Width;
        var size = type == torch.ScalarType.Float64 ? sizeof(double) : sizeof(float);
        var kernel = new Kernel { Type = type, ElementSize = size, NumberSize = size, Context = context };
        SetBody(ref kernel, pass, width);
        if (type is torch.ScalarType.Float16 or torch.ScalarType.BFloat16)
        {
            kernel.ElementSize = sizeof(ushort);
            HalfConversions.Set(ref kernel, width);
        }

        return kernel;
    }
}
