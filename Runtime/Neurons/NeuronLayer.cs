using Surrogates.Functions;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Neurons;

/// <summary>
/// A layer of neurons over time that takes one sequence, [time, ...]: the base of classes with <see cref="NeuronAttribute"/>.
/// </summary>
public abstract class NeuronLayer : torch.nn.Module<Tensor, Tensor>, INeuronLayer
{
    private readonly NeuronParameters _neuron;

    /// <summary>Makes the layer.</summary>
    /// <param name="description">What the neuron is.</param>
    /// <param name="parameters">Its parameters, in the order of the description.</param>
    /// <param name="dtype">The type of parameters and buffers; left out, that of what is given, and torch's default type for learned numbers.</param>
    /// <param name="device">Where parameters and buffers are; left out, where they were given, and torch's default device for learned numbers.</param>
    /// <param name="neurons">The size of the last dimension, if what goes out at a step comes in at the next one through a learned matrix; null if not.</param>
    /// <exception cref="ArgumentException">A parameter without a default is missing, or cannot be what it was given as.</exception>
    protected NeuronLayer(NeuronDescription description, ReadOnlySpan<NeuronParameter> parameters, torch.ScalarType? dtype = null, torch.Device? device = null, int? neurons = null)
        : base(NeuronParameters.ModuleName(description))
    {
        _neuron = new(this, description, parameters, dtype, device, neurons);
    }

    /// <inheritdoc/>
    public NeuronDescription Description => _neuron.Description;

    /// <inheritdoc/>
    public NeuronParameter GetNeuronParameter(string name)
    {
        return _neuron.ValueOf(name);
    }

    /// <summary>Name and parameters.</summary>
    public override string ToString()
    {
        return _neuron.ToString();
    }

    /// <summary>Whether all parameters are numbers, but for those that the neuron declares as learned.</summary>
    protected bool HasOnlyNumbers => _neuron.HasOnlyNumbers;

    /// <summary>A parameter, as an op takes it.</summary>
    /// <param name="name">Its name.</param>
    protected Operand Parameter(string name)
    {
        return _neuron.OperandOf(name);
    }
}
