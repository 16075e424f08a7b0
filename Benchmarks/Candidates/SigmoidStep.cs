using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>What a user writes by hand today: a hard step with the derivative of the logistic function, in torch operations.</summary>
internal sealed class SigmoidStep : autograd.SingleTensorFunction<SigmoidStep>
{
    public const float K = 4;

    public override string Name => nameof(SigmoidStep);

    public override Tensor forward(autograd.AutogradContext context, params object[] inputs)
    {
        var x = (Tensor)inputs[0];
        context.save_for_backward([x]);
        context.save_data("threshold", inputs[1]);
        return x.ge((float)inputs[1]).to(x.dtype);
    }

    public override List<Tensor> backward(autograd.AutogradContext context, Tensor gradient)
    {
        var x = context.get_saved_variables()[0];
        var s = sigmoid(K * (x - (float)context.get_data("threshold")));
        return [gradient * (K * s * (1 - s)), null!];
    }
}
