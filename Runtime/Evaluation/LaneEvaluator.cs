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
        var operands = arguments.Tensors.Length;
        Span<LoopArgument> places = stackalloc LoopArgument[operands + outputs.Length];
        fixed (double* numbers = arguments.Numbers)
        fixed (long* shape = arguments.Shape)
        {
            for (var i = 0; i < operands; i++)
            {
                places[i] = arguments.Tensors[i] == 0 ? default : LoopArgument.Input(new(arguments.Tensors[i]));
            }

            places[operands..].Fill(LoopArgument.Output(arguments.Shape.Length, shape));
            var context = new KernelContext { Numbers = numbers, Operands = operands, Outputs = outputs.Length };
            ElementwiseLoop.Run(Kernel(pass, arguments.Type, &context), arguments.Shape, places, outputs);
        }
    }

    [SkipLocalsInit]
    public override void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        var operands = state.Numbers.Length;
        var inputs = operands + gradients.Length;
        Span<LoopArgument> places = stackalloc LoopArgument[2 * inputs];
        fixed (double* numbers = state.Numbers)
        fixed (long* sizes = state.AllSizes)
        {
            places[..inputs].Clear();
            for (var slot = 0; slot < saved.Length; slot++)
            {
                places[state.Slots[slot].Place] = LoopArgument.Input(new(saved[slot]));
            }

            for (var i = 0; i < gradients.Length; i++)
            {
                places[inputs + i] = gradients[i] == 0 ? LoopArgument.Zero : LoopArgument.Input(new(gradients[i]));
            }

            var first = inputs + gradients.Length;
            for (var i = 0; i < operands; i++)
            {
                places[first + i] = state.IsNeeded(i) ? LoopArgument.Output(state.Sizes(i).Length, sizes + state.Start(i))
                    : state.IsDifferentiated(i) ? LoopArgument.Discarded
                    : default;
            }

            var context = new KernelContext { Numbers = numbers, Operands = operands, Outputs = gradients.Length };
            ElementwiseLoop.Run(Kernel(Pass.Backward, state.Type, &context), state.Shape, places, results);
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
