using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>Makes -1 or 1 of each number. What is optimised are the numbers themselves.</summary>
internal sealed class Binarizer() : nn.Module<Tensor, Tensor>(nameof(Binarizer))
{
    public override Tensor forward(Tensor input) => Quantizers.Binarize(input);
}
