using Surrogates.Functions;
using TorchSharp;

namespace Surrogates.Evaluation;

/// <summary>A function, and the ways of evaluating it, behind calls that are not generic.</summary>
internal sealed class Operator(Signature signature, Evaluator lanes, Evaluator torchOperations)
{
    public Signature Signature { get; } = signature;

    /// <summary>What evaluates a call on a device.</summary>
    public Evaluator Choose(DeviceType device)
    {
        return device == DeviceType.CPU && !EvaluationSettings.UseTorchOperations ? lanes : torchOperations;
    }

    /// <summary>What computes the gradients of a call: what has evaluated it, or else torch operations, which take all of them.</summary>
    public Evaluator Choose(Evaluator forward, ReadOnlySpan<nint> gradients)
    {
        return forward.CanTake(gradients) ? forward : torchOperations;
    }
}

/// <summary>The only instance for <typeparamref name="F"/>.</summary>
internal static class Operator<F>
    where F : struct, IFunction
{
    public static Operator Instance { get; } = Create(F.Signature);

    private static Operator Create(Signature signature)
    {
        signature.Check();
        var lanes = new Kernels<F>();
        var tensors = new TensorKernels<F>(signature.Outputs);
        var step = new Operator(signature.IsLoop ? signature.Step() : signature, new LaneEvaluator(lanes), new TorchEvaluator(tensors));
        return signature.IsLoop ? new(signature, new TimeLaneEvaluator(lanes), new TimeTorchEvaluator(tensors, step)) : step;
    }
}
