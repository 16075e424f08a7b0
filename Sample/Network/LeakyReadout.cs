namespace Surrogates.Sample.Network;

/// <summary>Neurons that integrate and never spike. From [time, batch, classes] to potentials of that shape.</summary>
[Neuron]
internal sealed partial class LeakyReadout
{
    private static (float potential, float v) Step(float current, float v, float decay)
    {
        var next = (decay * v) + current;
        return (next, next);
    }
}
