using System.Runtime.CompilerServices;
using Surrogates.Evaluation;
using Surrogates.Functions;
using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>One call of an op: reads the operands, evaluates a pass, and attaches a node if a gradient is needed.</summary>
internal static class Call
{
    /// <summary>Runs the forward pass.</summary>
    public static void Forward(Operator op, ReadOnlySpan<Operand> operands, Span<nint> outputs)
    {
        Run(op, Pass.Forward, isRecorded: true, operands, outputs);
    }

    /// <summary>Runs the soft forward pass, of which no graph is made.</summary>
    public static void Soft(Operator op, ReadOnlySpan<Operand> operands, Span<nint> outputs)
    {
        Run(op, StandIns.PassOf(op.Signature), isRecorded: false, operands, outputs);
    }

    [SkipLocalsInit]
    private static void Run(Operator op, Pass pass, bool isRecorded, ReadOnlySpan<Operand> operands, Span<nint> outputs)
    {
        if (outputs.Length != op.Signature.Outputs)
        {
            throw new ArgumentException($"{op.Signature.Name} has {op.Signature.Outputs} outputs, not {outputs.Length}.", nameof(outputs));
        }

        PendingFailures.Report();
        ResultBlock.ReleaseLast();
        var arguments = new Arguments
        {
            Operator = op,
            Tensors = stackalloc nint[operands.Length],
            Numbers = stackalloc double[operands.Length],
            Shape = stackalloc long[ShapeReader.MostDimensions],
        };

        try
        {
            ArgumentReader.Read(ref arguments, operands);
            if (isRecorded && arguments.Needed != 0)
            {
                Record(pass, arguments, outputs);
            }
            else
            {
                arguments.Evaluator.Forward(pass, arguments, outputs);
            }
        }
        finally
        {
            arguments.Dispose();
            KeepAlive(operands);
        }
    }

    [SkipLocalsInit]
    private static void Record(Pass pass, in Arguments arguments, Span<nint> outputs)
    {
        Span<nint> tensors = stackalloc nint[outputs.Length + arguments.Kept];
        arguments.Evaluator.Forward(pass, arguments, tensors);
        try
        {
            StandIns.Change(arguments, tensors[..outputs.Length]);
            if (NodeKind.IsNative)
            {
                Node.Attach(arguments, tensors);
            }
            else
            {
                TorchSharpFunction.Attach(arguments, tensors);
            }
        }
        catch
        {
            TensorHandle.Delete(tensors);
            throw;
        }

        tensors[..outputs.Length].CopyTo(outputs);
        TensorHandle.Delete(tensors[outputs.Length..]);
    }

    private static void KeepAlive(ReadOnlySpan<Operand> operands)
    {
        foreach (ref readonly var operand in operands)
        {
            GC.KeepAlive(operand.Tensor);
        }
    }
}
