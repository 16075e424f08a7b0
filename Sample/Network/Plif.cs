using Surrogates.Neurons;
using static Surrogates.Shape;

namespace Surrogates.Sample.Network;

/// <summary>As <see cref="Lif"/>, but the decay is learned, one for each layer.</summary>
internal static class Plif
{
    /// <param name="shape">The surrogate of the spikes.</param>
    /// <param name="k">Its slope.</param>
    /// <param name="decay">The part of a potential that is left after a step.</param>
    public static NeuronLayer With(Shape shape, double k, double decay)
    {
        var w = Math.Log((1 - decay) / decay);
        return shape switch
        {
            ATan => new PlifATan(w, k: k),
            Circ => new PlifCirc(w, k: k),
            Erf => new PlifErf(w, k: k),
            Exponential => new PlifExponential(w, k: k),
            FastSigmoid => new PlifFastSigmoid(w, k: k),
            Rectangle => new PlifRectangle(w, k: k),
            Sigmoid => new PlifSigmoid(w, k: k),
            Triangle => new PlifTriangle(w, k: k),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
        };
    }
}

[Neuron(NeuronModel.PLIF, ATan, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class PlifATan;

[Neuron(NeuronModel.PLIF, Circ, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class PlifCirc;

[Neuron(NeuronModel.PLIF, Erf, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class PlifErf;

[Neuron(NeuronModel.PLIF, Exponential, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class PlifExponential;

[Neuron(NeuronModel.PLIF, FastSigmoid, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class PlifFastSigmoid;

[Neuron(NeuronModel.PLIF, Rectangle, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class PlifRectangle;

[Neuron(NeuronModel.PLIF, Sigmoid, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class PlifSigmoid;

[Neuron(NeuronModel.PLIF, Triangle, Reset = Reset.Zero, DetachReset = true, DecayInput = false)]
internal sealed partial class PlifTriangle;
