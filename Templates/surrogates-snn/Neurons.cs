namespace SpikingNetwork1;

/// <summary>
/// Leaky integrate-and-fire neurons, from currents [time, batch, neurons] to spikes of that shape. Backward, a spike has the gradient
/// of an arctangent: 'k' is its steepness.
/// </summary>
[Neuron(ATan, k: 2)]
public sealed partial class Lif
{
    // One step of one neuron. 'v' is its membrane potential: a parameter before the step, a result after it.
    static (float spike, float v) Step(float current, float v, float decay, [Learned] float threshold = 1)
    {
        var h = decay * v + current;
        var s = Surrogate.Step(h - threshold);
        return (s, h * (1 - Surrogate.Detach(s)));
    }
}

/// <summary>Neurons that integrate and never spike: their potential is the score of a class.</summary>
[Neuron]
public sealed partial class Readout
{
    static (float potential, float v) Step(float current, float v, float decay)
    {
        var next = decay * v + current;
        return (next, next);
    }
}
