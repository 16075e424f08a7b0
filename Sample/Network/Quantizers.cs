using static Surrogates.Hard;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>What rounds the numbers of a network. The gradients are the usual ones: 1 within the bounds, 0 outside, and that of the step in LSQ.</summary>
internal static partial class Quantizers
{
    /// <summary>1 where x is at least 0, else -1: a bit for each number.</summary>
    [Surrogate(Sign)]
    public static partial Tensor Binarize(Tensor x);

    /// <summary>Four bits with a sign, for weights, in multiples of a learned step.</summary>
    [Surrogate(Quantize, Min = -8, Max = 7)]
    public static partial Tensor RoundSigned(Tensor x, Tensor step, double gradientScale);

    /// <summary>Four bits without a sign, for what comes out of a ReLU, in multiples of a learned step.</summary>
    [Surrogate(Quantize, Min = 0, Max = 15)]
    public static partial Tensor RoundUnsigned(Tensor x, Tensor step, double gradientScale);
}
