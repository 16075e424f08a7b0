using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>A loop over time that has all there is of it: a state that may be null, and something to prepare.</summary>
internal static partial class LoopOps
{
    [Surrogate]
    public static partial (Tensor potentials, Tensor v) Leaky([OverTime] Tensor x, Tensor? v, Tensor w);

    private static (float potentials, float v) Leaky(float x, float v, float w)
    {
        var next = v + ((x - v) * Surrogate.Sigmoid(w));
        return (next * next, next);
    }
}
