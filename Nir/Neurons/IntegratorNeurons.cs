namespace Surrogates.Exchange.Neurons;

/// <summary>NIR's I: dv/dt = r x. From [time, batch, ...] to potentials of that shape.</summary>
[Neuron]
internal sealed partial class IntegratorNeurons
{
    private static (float potential, float v) Step(float current, float v, float r, float dt)
    {
        var next = v + (dt * r * current);
        return (next, next);
    }
}
