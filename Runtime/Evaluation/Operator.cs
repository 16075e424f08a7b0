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
        return signature.IsLoop ? LoopOperator.Create<F>(signature, signature, preparation: null)
            : new(signature, new LaneEvaluator(new Kernels<F>()), new TorchEvaluator(new TensorKernels<F>(signature.Outputs)));
    }
}

/// <summary>The only instance for the loop over time whose step <typeparamref name="F"/> is, with what <typeparamref name="P"/> prepares for it.</summary>
internal static class Operator<F, P>
    where F : struct, IFunction
    where P : struct, IFunction
{
    public static Operator Instance { get; } = Create(F.Signature);

    private static Operator Create(Signature loop)
    {
        var preparation = Operator<P>.Instance;
        var call = loop.Call(preparation.Signature);
        loop.Check();
        call.Check();
        return LoopOperator.Create<F>(call, loop, new(preparation, new Kernels<P>(), new TensorKernels<P>(preparation.Signature.Outputs)));
    }
}

/// <summary>Makes operators of loops over time.</summary>
internal static class LoopOperator
{
    /// <param name="call">What a call takes and gives.</param>
    /// <param name="loop">The same, with what is prepared among the operands.</param>
    /// <param name="preparation">What prepares it; null for nothing.</param>
    public static Operator Create<F>(Signature call, Signature loop, Preparation? preparation)
        where F : struct, IFunction
    {
        var lanes = new Kernels<F>();
        var tensors = new TensorKernels<F>(loop.Outputs);
        return new(call, new TimeLaneEvaluator(loop, lanes, preparation), new TimeTorchEvaluator(loop, tensors, Step(loop, lanes, tensors), preparation));
    }

    /// <summary>Makes that of a loop whose first sequence goes back into its first input.</summary>
    /// <param name="loop">The loop without the way back.</param>
    /// <param name="call">Calls the op of a step.</param>
    public static Operator CreateRecurrent<F>(Signature loop, IRecordedCall call)
        where F : struct, IFunction
    {
        loop.Check();
        var recurrent = loop.Recurrent();
        recurrent.Check();
        var tensors = new TensorKernels<F>(loop.Outputs);
        var evaluator = new RecurrentEvaluator(Step(loop, new Kernels<F>(), tensors), tensors, call);
        return new(recurrent, evaluator, evaluator);
    }

    private static Operator Step(Signature loop, Kernels lanes, TensorKernels tensors)
    {
        return new(loop.Step(), new LaneEvaluator(lanes), new TorchEvaluator(tensors));
    }
}
