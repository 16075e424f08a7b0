using static Surrogates.Shape;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>Neurons as loops over time, and as one step each, of the same formulas.</summary>
internal static partial class NeuronOps
{
    [Surrogate(ATan, k: 2)]
    public static partial (Tensor spikes, Tensor v) Lif([OverTime] Tensor x, Tensor? v, float decay, float threshold);

    [Surrogate(ATan, k: 2)]
    public static partial (Tensor spikes, Tensor v) LifStep(Tensor x, Tensor v, float decay, float threshold);

    [Surrogate(ATan, k: 2)]
    public static partial (Tensor spikes, Tensor v, Tensor a) Adaptive([OverTime] Tensor x, Tensor? v, Tensor? a, float decay, float rho, float beta);

    [Surrogate(ATan, k: 2)]
    public static partial (Tensor spikes, Tensor v, Tensor a) AdaptiveStep(Tensor x, Tensor v, Tensor a, float decay, float rho, float beta);

    [Surrogate(ATan, k: 2)]
    public static partial (Tensor spikes, Tensor v) Parametric([OverTime] Tensor x, Tensor? v, Tensor w, float threshold);

    [Surrogate(ATan, k: 2)]
    public static partial (Tensor spikes, Tensor v) ParametricStep(Tensor x, Tensor v, Tensor w, float threshold);

    private static (float spikes, float v) Lif(float x, float v, float decay, float threshold) => Fire((decay * v) + x, threshold);

    private static (float spikes, float v) LifStep(float x, float v, float decay, float threshold) => Fire((decay * v) + x, threshold);

    private static (float spikes, float v, float a) Adaptive(float x, float v, float a, float decay, float rho, float beta) => Adapt(x, v, a, decay, rho, beta);

    private static (float spikes, float v, float a) AdaptiveStep(float x, float v, float a, float decay, float rho, float beta) => Adapt(x, v, a, decay, rho, beta);

    private static (float spikes, float v) Parametric(float x, float v, float w, float threshold) => Fire(v + ((x - v) * Surrogate.Sigmoid(w)), threshold);

    private static (float spikes, float v) ParametricStep(float x, float v, float w, float threshold) => Fire(v + ((x - v) * Surrogate.Sigmoid(w)), threshold);

    public static (float Spike, float V) Fire(float h, float threshold)
    {
        var s = Surrogate.Step(h - threshold);
        return (s, h * (1 - Surrogate.Detach(s)));
    }

    public static (float Spike, float V, float A) Adapt(float x, float v, float a, float decay, float rho, float beta)
    {
        var h = (decay * v) + x;
        var s = Surrogate.Step(h - 1 - (beta * a));
        return (s, h * (1 - Surrogate.Detach(s)), (rho * a) + s);
    }
}
