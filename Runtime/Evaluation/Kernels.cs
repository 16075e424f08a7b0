using Surrogates.Loops;
using Surrogates.Native;
using TorchSharp;

namespace Surrogates.Evaluation;

/// <summary>The kernels of a function on vector lanes.</summary>
internal abstract unsafe class Kernels
{
    /// <summary>The kernel of a pass over elements of a type.</summary>
    public Kernel Of(Pass pass, torch.ScalarType type, KernelContext* context)
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

    /// <summary>Whether a backward pass on lanes takes these gradients: recorded ones must be torch operations, and what lanes read must be in memory.</summary>
    public static bool CanTake(ReadOnlySpan<nint> gradients)
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
}
