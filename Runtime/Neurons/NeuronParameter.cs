using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Neurons;

/// <summary>
/// A parameter of a layer of neurons as its constructor takes it: a number, a tensor that broadcasts to the shape of a step, or a
/// <see cref="TorchSharp.Modules.Parameter"/>. Its default is what the neuron itself declares.
/// </summary>
public readonly struct NeuronParameter
{
    private NeuronParameter(Tensor? tensor, double? number)
    {
        Tensor = tensor;
        Number = number;
    }

    /// <summary>The tensor; null where it is a number, or not given.</summary>
    public Tensor? Tensor { get; }

    /// <summary>The number; null where it is a tensor, or not given.</summary>
    public double? Number { get; }

    /// <summary>A number: the same for all neurons, no part of <c>state_dict</c>, and not learned unless the neuron says so.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator NeuronParameter(double number)
    {
        return new(null, number);
    }

    /// <summary>
    /// A tensor: a buffer of the layer, or, if it is a <see cref="TorchSharp.Modules.Parameter"/>, a learned parameter of it. The layer owns it from then on.
    /// One that requires a gradient and is to be learned must be a parameter, which optimizers see.
    /// </summary>
    /// <param name="tensor">The tensor, of a step's shape or one that broadcasts to it; null is the neuron's default.</param>
    public static implicit operator NeuronParameter(Tensor? tensor)
    {
        return new(tensor, null);
    }
}
