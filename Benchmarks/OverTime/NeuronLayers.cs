using static Surrogates.Shape;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>The adaptive neuron as a layer.</summary>
[Neuron(ATan, k: 2)]
internal sealed partial class AdaptiveLayer
{
    private static (float spikes, float v, float a) Step(float x, float v, float a, float decay, float rho, float beta) => NeuronOps.Adapt(x, v, a, decay, rho, beta);
}

/// <summary>The leaky neuron as a layer whose spikes come back through a learned matrix.</summary>
[Neuron(ATan, k: 2, Recurrent = true)]
internal sealed partial class RecurrentLayer
{
    private static (float spikes, float v) Step(float x, float v, float decay, float threshold) => NeuronOps.Fire((decay * v) + x, threshold);
}
