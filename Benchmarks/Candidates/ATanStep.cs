using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>What a user writes by hand today: a hard step with the derivative of the arc tangent, in torch operations.</summary>
internal sealed class ATanStep : autograd.SingleTensorFunction<ATanStep>
{
    public const float K = 2;

    public override string Name => nameof(ATanStep);

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
        var u = x - (float)context.get_data("threshold");
        return [gradient * (K / 2 / (1 + (MathF.PI / 2 * K * u).square())), null!];
    }
}
