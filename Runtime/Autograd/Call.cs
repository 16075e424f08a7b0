using System.Runtime.CompilerServices;
using Surrogates.Execution;

namespace Surrogates.Autograd;

/// <summary>One call of an op: reads the operands, runs the forward pass, and attaches a node if a gradient is needed.</summary>
internal static class Call
{
    [SkipLocalsInit]
    public static void Run(Kernels kernels, ReadOnlySpan<Operand> operands, Span<nint> outputs)
    {
        if (outputs.Length != kernels.Signature.Outputs)
        {
            throw new ArgumentException($"{kernels.Signature.Name} has {kernels.Signature.Outputs} outputs, not {outputs.Length}.", nameof(outputs));
        }

        LostFailure.Report();
        ResultBlock.ReleaseLast();
        var arguments = new Arguments
        {
            Kernels = kernels,
            Tensors = stackalloc nint[operands.Length],
            Numbers = stackalloc double[operands.Length],
            Shape = stackalloc long[ArgumentReader.MostDimensions],
        };

        try
        {
            ArgumentReader.Read(ref arguments, operands);
            if (arguments.Needed != 0 && !NodeKind.IsNative)
            {
                kernels.ApplyTorchSharp(arguments, outputs);
                return;
            }

            outputs.Clear();
            Forward(arguments, outputs);
            if (arguments.Needed != 0)
            {
                Attach(arguments, outputs);
            }
        }
        finally
        {
            arguments.Dispose();
            KeepAlive(operands);
        }
    }

    public static void Forward(in Arguments arguments, Span<nint> outputs)
    {
        if (arguments.OnLanes)
        {
            LaneEvaluation.Forward(arguments, outputs);
        }
        else
        {
            TensorEvaluation.Forward(arguments, outputs);
        }
    }

    private static void Attach(in Arguments arguments, Span<nint> outputs)
    {
        try
        {
            Node.Attach(arguments, outputs);
        }
        catch
        {
            foreach (var output in outputs)
            {
                new TensorHandle(output).Delete();
            }

            throw;
        }
    }

    private static void KeepAlive(ReadOnlySpan<Operand> operands)
    {
        foreach (ref readonly var operand in operands)
        {
            GC.KeepAlive(operand.Tensor);
        }
    }
}
