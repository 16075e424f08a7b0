using Surrogates.Neurons;
using static Surrogates.Shape;

namespace Surrogates.Sample.Network;

/// <summary>As <see cref="Lif"/>, but what comes in is a synaptic current first, which fades five times as fast as the potential.</summary>
internal static class Synaptic
{
    /// <param name="shape">The surrogate of the spikes.</param>
    /// <param name="k">Its slope.</param>
    /// <param name="decay">The part of a potential that is left after a step.</param>
    public static NeuronLayer With(Shape shape, double k, double decay)
    {
        var alpha = Math.Pow(decay, 5);
        return shape switch
        {
            ATan => new SynapticATan(alpha, beta: decay, k: k),
            Circ => new SynapticCirc(alpha, beta: decay, k: k),
            Erf => new SynapticErf(alpha, beta: decay, k: k),
            Exponential => new SynapticExponential(alpha, beta: decay, k: k),
            FastSigmoid => new SynapticFastSigmoid(alpha, beta: decay, k: k),
            Rectangle => new SynapticRectangle(alpha, beta: decay, k: k),
            Sigmoid => new SynapticSigmoid(alpha, beta: decay, k: k),
            Triangle => new SynapticTriangle(alpha, beta: decay, k: k),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
        };
    }
}

[Neuron(NeuronModel.Synaptic, ATan, Reset = Reset.Zero, FiresAt = FiresAt.Threshold)]
internal sealed partial class SynapticATan;

[Neuron(NeuronModel.Synaptic, Circ, Reset = Reset.Zero, FiresAt = FiresAt.Threshold)]
internal sealed partial class SynapticCirc;

[Neuron(NeuronModel.Synaptic, Erf, Reset = Reset.Zero, FiresAt = FiresAt.Threshold)]
internal sealed partial class SynapticErf;

[Neuron(NeuronModel.Synaptic, Exponential, Reset = Reset.Zero, FiresAt = FiresAt.Threshold)]
internal sealed partial class SynapticExponential;

[Neuron(NeuronModel.Synaptic, FastSigmoid, Reset = Reset.Zero, FiresAt = FiresAt.Threshold)]
internal sealed partial class SynapticFastSigmoid;

[Neuron(NeuronModel.Synaptic, Rectangle, Reset = Reset.Zero, FiresAt = FiresAt.Threshold)]
internal sealed partial class SynapticRectangle;

[Neuron(NeuronModel.Synaptic, Sigmoid, Reset = Reset.Zero, FiresAt = FiresAt.Threshold)]
internal sealed partial class SynapticSigmoid;

[Neuron(NeuronModel.Synaptic, Triangle, Reset = Reset.Zero, FiresAt = FiresAt.Threshold)]
internal sealed partial class SynapticTriangle;
