using Surrogates.Functions;
using Surrogates.Numbers;
using TorchSharp;

namespace Surrogates.Evaluation;

/// <summary>The passes of a function on whole tensors.</summary>
internal abstract class TensorKernels
{
    /// <summary>Runs a pass on tensors, which are of one type; places without a tensor are the numbers'.</summary>
    public abstract void Run(Pass pass, Span<TensorReal> values, ReadOnlySpan<double> numbers);
}

/// <summary>The passes of <typeparamref name="F"/>, which has so many outputs.</summary>
internal sealed class TensorKernels<F>(int outputs) : TensorKernels
    where F : struct, IFunction
{
    public override void Run(Pass pass, Span<TensorReal> values, ReadOnlySpan<double> numbers)
    {
        var type = TensorValues.TypeOf(values);
        for (var i = 0; i < numbers.Length; i++)
        {
            values[i] = values[i].Tensor is null ? new(type == torch.ScalarType.Float64 ? numbers[i] : (float)numbers[i], type) : values[i];
        }

        var batch = new Batch<TensorReal>(values, numbers, outputs, isBackward: pass == Pass.Backward);
        switch (pass)
        {
            case Pass.Forward:
                F.Forward(in batch);
                break;
            case Pass.Backward:
                F.Backward(in batch);
                break;
            default:
                F.SoftForward(in batch);
                break;
        }
    }
}
