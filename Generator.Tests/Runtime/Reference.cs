using Surrogates.Evaluation;
using Surrogates.Functions;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Runs the function of an op on plain doubles, and on tensors through torch's own broadcasting.</summary>
internal abstract class Reference
{
    /// <param name="op">The annotated method.</param>
    public static Reference Of(Delegate op) =>
        (Reference)Activator.CreateInstance(typeof(Reference<>).MakeGenericType(GeneratedFunction.Of(op.Method)))!;

    public abstract Tensor[] Forward(Tensor?[] operands, double[] numbers);

    /// <summary>Gradients of all operands, summed to their shapes; null for a number.</summary>
    public abstract Tensor?[] Backward(Tensor?[] operands, double[] numbers, Tensor[] gradients);

    public abstract Tensor[] ForwardTensors(Tensor?[] operands, double[] numbers);

    public abstract Tensor?[] BackwardTensors(Tensor?[] operands, double[] numbers, Tensor[] gradients);
}

internal sealed unsafe class Reference<F> : Reference
    where F : struct, IFunction
{
    public override Tensor[] Forward(Tensor?[] operands, double[] numbers)
    {
        return RunScalars(operands, numbers, null);
    }

    public override Tensor?[] Backward(Tensor?[] operands, double[] numbers, Tensor[] gradients)
    {
        return Summed(operands, RunScalars(operands, numbers, gradients));
    }

    public override Tensor[] ForwardTensors(Tensor?[] operands, double[] numbers)
    {
        return RunTensors(operands, numbers, null);
    }

    public override Tensor?[] BackwardTensors(Tensor?[] operands, double[] numbers, Tensor[] gradients)
    {
        return Summed(operands, RunTensors(operands, numbers, gradients));
    }

    private static Tensor[] RunScalars(Tensor?[] operands, double[] numbers, Tensor[]? gradients)
    {
        var shape = Shape(operands);
        var outputs = F.Signature.Outputs;
        var inputs = operands.Select(operand => Flat(operand, shape)).ToArray();
        var incoming = gradients?.Select(gradient => Flat(gradient, shape)!).ToArray() ?? [];
        var count = (int)shape.Aggregate(1L, static (a, b) => a * b);
        var results = Enumerable.Range(0, gradients is null ? outputs : operands.Length).Select(_ => GC.AllocateArray<double>(count + 1, pinned: true)).ToArray();
        var firstOutput = operands.Length;
        var firstGradient = firstOutput + outputs;
        var rows = stackalloc byte*[2 * firstGradient];
        for (var element = 0; element < count; element++)
        {
            for (var i = 0; i < operands.Length; i++)
            {
                rows[i] = inputs[i] is { } input ? At(input, element) : null;
            }

            for (var i = 0; i < outputs; i++)
            {
                rows[firstOutput + i] = gradients is null ? At(results[i], element) : null;
                rows[firstGradient + i] = gradients is null ? null : At(incoming[i], element);
            }

            for (var i = 0; i < operands.Length && gradients is not null; i++)
            {
                rows[firstGradient + outputs + i] = At(results[i], element);
            }

            var batch = new Batch<Scalar<double>>(rows, numbers, outputs, isBackward: gradients is not null, 1);
            if (gradients is null)
            {
                F.Forward(in batch);
            }
            else
            {
                F.Backward(in batch);
            }
        }

        return [.. results.Select(result => torch.tensor(result[..count], shape))];
    }

    private static Tensor[] RunTensors(Tensor?[] operands, double[] numbers, Tensor[]? gradients)
    {
        using var noGrad = torch.no_grad();
        var shape = Shape(operands);
        var firstOutput = operands.Length;
        var firstGradient = firstOutput + F.Signature.Outputs;
        var first = firstGradient + F.Signature.Outputs;
        var values = new TensorReal[first + operands.Length];
        for (var i = 0; i < operands.Length; i++)
        {
            values[i] = operands[i] is { } operand ? new(operand) : default;
        }

        for (var i = 0; i < gradients?.Length; i++)
        {
            values[firstGradient + i] = new(gradients[i]);
        }

        new TensorKernels<F>(F.Signature.Outputs).Run(gradients is null ? Pass.Forward : Pass.Backward, values, numbers);
        return [.. (gradients is null ? values[firstOutput..firstGradient] : values[first..]).Select(value => (value.Tensor ?? torch.tensor(value.Number)).to(torch.float64).expand(shape))];
    }

    // Pinned, since the kernel works on addresses.
    private static double[]? Flat(Tensor? tensor, long[] shape)
    {
        if (tensor is null)
        {
            return null;
        }

        var values = Close.Values(tensor.detach().expand(shape));
        var pinned = GC.AllocateArray<double>(values.Length + 1, pinned: true);
        values.CopyTo(pinned, 0);
        return pinned;
    }

    private static byte* At(double[] values, int element)
    {
        return (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref values[element]);
    }

    private static long[] Shape(Tensor?[] operands)
    {
        return torch.broadcast_tensors([.. operands.Where(static operand => operand is not null).Select(static operand => operand!)])[0].shape;
    }

    private static Tensor?[] Summed(Tensor?[] operands, Tensor[] gradients)
    {
        return [.. operands.Select((operand, i) => operand is null ? null : Sum(gradients[i], operand.shape))];
    }

    private static Tensor Sum(Tensor gradient, long[] shape)
    {
        while (gradient.dim() > shape.Length)
        {
            gradient = gradient.sum([0L]);
        }

        for (var d = 0L; d < shape.Length; d++)
        {
            if (shape[d] == 1 && gradient.shape[d] != 1)
            {
                gradient = gradient.sum([d], keepdim: true);
            }
        }

        return gradient;
    }
}
