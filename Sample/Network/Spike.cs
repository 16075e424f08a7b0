using TorchSharp;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

// Stands in for the generated file.
internal sealed partial class LifLayer
{
    private static partial Tensor Spike(Tensor v, float threshold) => SpikeFunction.apply(v, threshold);

    private sealed class SpikeFunction : torch.autograd.SingleTensorFunction<SpikeFunction>
    {
        public override string Name => nameof(SpikeFunction);

        public override Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
        {
            var u = (Tensor)vars[0] - (float)vars[1];
            ctx.save_for_backward([u]);
            return u.ge(0).to(u.dtype);
        }

        public override List<Tensor> backward(torch.autograd.AutogradContext ctx, Tensor grad)
        {
            var u = ctx.get_saved_variables()[0];
            return [grad / (1 + (Math.PI * u).square()), null!];
        }
    }
}
