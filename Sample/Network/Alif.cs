using Surrogates.Neurons;
using static Surrogates.Shape;

namespace Surrogates.Sample.Network;

/// <summary>As <see cref="Lif"/>, but each spike raises the threshold by a fifth, which fades five times as slowly as the potential.</summary>
internal static class Alif
{
    /// <param name="shape">The surrogate of the spikes.</param>
    /// <param name="k">Its slope.</param>
    /// <param name="decay">The part of a potential that is left after a step.</param>
    public static NeuronLayer With(Shape shape, double k, double decay)
    {
        var rho = Math.Pow(decay, 0.2);
        return shape switch
        {
            ATan => new AlifATan(decay, rho, beta: 0.2, k: k),
            Circ => new AlifCirc(decay, rho, beta: 0.2, k: k),
            Erf => new AlifErf(decay, rho, beta: 0.2, k: k),
            Exponential => new AlifExponential(decay, rho, beta: 0.2, k: k),
            FastSigmoid => new AlifFastSigmoid(decay, rho, beta: 0.2, k: k),
            Rectangle => new AlifRectangle(decay, rho, beta: 0.2, k: k),
            Sigmoid => new AlifSigmoid(decay, rho, beta: 0.2, k: k),
            Triangle => new AlifTriangle(decay, rho, beta: 0.2, k: k),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
        };
    }
}

[Neuron(NeuronModel.ALIF, ATan, Reset = Reset.Zero, DetachReset = true)]
internal sealed partial class AlifATan;

[Neuron(NeuronModel.ALIF, Circ, Reset = Reset.Zero, DetachReset = true)]
internal sealed partial class AlifCirc;

[Neuron(NeuronModel.ALIF, Erf, Reset = Reset.Zero, DetachReset = true)]
internal sealed partial class AlifErf;

[Neuron(NeuronModel.ALIF, Exponential, Reset = Reset.Zero, DetachReset = true)]
internal sealed partial class AlifExponential;

[Neuron(NeuronModel.ALIF, FastSigmoid, Reset = Reset.Zero, DetachReset = true)]
internal sealed partial class AlifFastSigmoid;

[Neuron(NeuronModel.ALIF, Rectangle, Reset = Reset.Zero, DetachReset = true)]
internal sealed partial class AlifRectangle;

[Neuron(NeuronModel.ALIF, Sigmoid, Reset = Reset.Zero, DetachReset = true)]
internal sealed partial class AlifSigmoid;

[Neuron(NeuronModel.ALIF, Triangle, Reset = Reset.Zero, DetachReset = true)]
internal sealed partial class AlifTriangle;
