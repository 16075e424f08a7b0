using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>What a user writes without custom functions: smooth operations of torch.</summary>
internal static class ComposedOps
{
    public static Tensor Step(Tensor x, float threshold, float k) => sigmoid(k * (x - threshold));

    public static (Tensor Spike, Tensor V) Neuron(Tensor current, Tensor v, float decay, float threshold, float k)
    {
        var h = (decay * v) + current;
        var s = Step(h, threshold, k);
        return (s, h * (1 - s.detach()));
    }
}
