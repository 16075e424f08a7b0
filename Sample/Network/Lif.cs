using Surrogates.Neurons;
using static Surrogates.Shape;

namespace Surrogates.Sample.Network;

/// <summary>
/// Leaky integrate-and-fire neurons: the potential decays by a factor a step and gathers the current; where it reaches 1 the neuron
/// spikes and begins again at 0. The reset passes no gradient: it would punish a neuron for having spiked before.
/// </summary>
internal static class Lif
{
    /// <param name="shape">The surrogate of the spikes.</param>
    /// <param name="k">Its slope.</param>
    /// <param name="decay">The part of a potential that is left after a step.</param>
    public static NeuronLayer With(Shape shape, double k, double decay)
    {
        var tau = 1 / (1 - decay);
        return shape switch
        {
            ATan => new LifATan(tau, k: k),
            Circ => new LifCirc(tau, k: k),
            Erf => new LifErf(tau, k: k),
            Exponential => new LifExponential(tau, k: k),
            FastSigmoid => new LifFastSigmoid(tau, k: k),
            Rectangle => new LifRectangle(tau, k: k),
            Sigmoid => new LifSigmoid(tau, k: k),
            Triangle => new LifTriangle(tau, k: k),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
        };
    }
}

[Neuron(NeuronModel.LIF, ATan, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class LifATan;

[Neuron(NeuronModel.LIF, Circ, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class LifCirc;

[Neuron(NeuronModel.LIF, Erf, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class LifErf;

[Neuron(NeuronModel.LIF, Exponential, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class LifExponential;

[Neuron(NeuronModel.LIF, FastSigmoid, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class LifFastSigmoid;

[Neuron(NeuronModel.LIF, Rectangle, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class LifRectangle;

[Neuron(NeuronModel.LIF, Sigmoid, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class LifSigmoid;

[Neuron(NeuronModel.LIF, Triangle, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class LifTriangle;
