using static Surrogates.Shape;

namespace Surrogates.Sample.Network;

/// <summary>
/// Leaky integrate-and-fire neurons: the potential v decays by <c>decay</c> a step and gathers the current; where it reaches 1 the
/// neuron spikes and v starts again at 0. From [time, batch, neurons] to spikes of that shape.
/// </summary>
[Neuron(ATan, k: 2)]
internal sealed partial class Lif
{
    private static (float spike, float v) Step(float current, float v, float decay)
    {
        var h = (decay * v) + current;
        var s = Surrogate.Step(h - 1);
        // The reset passes no gradient: it would punish a neuron for having spiked before.
        return (s, h * (1 - Surrogate.Detach(s)));
    }
}
