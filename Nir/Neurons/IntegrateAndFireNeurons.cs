using static Surrogates.Shape;

namespace Surrogates.Exchange.Neurons;

/// <summary>NIR's IF: dv/dt = r x, a spike above the threshold, then v = vReset. From [time, batch, ...] to spikes of that shape.</summary>
[Neuron(ATan, k: 2)]
internal sealed partial class IntegrateAndFireNeurons
{
    private static (float spike, float v) Step(float current, float v, float r, float threshold, float vReset, float dt)
    {
        var h = v + (dt * r * current);
        var s = Surrogate.StrictStep(h - threshold);
        // The reset passes no gradient: it would punish a neuron for having spiked before.
        var reset = Surrogate.Detach(s);
        return (s, ((1 - reset) * h) + (reset * vReset));
    }
}
