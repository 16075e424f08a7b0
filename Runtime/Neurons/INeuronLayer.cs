namespace Surrogates.Neurons;

/// <summary>A layer of neurons over time, whatever inputs it has: what programs that convert or export layers read of it.</summary>
public interface INeuronLayer
{
    /// <summary>What the neuron is: its states, its parameters and their defaults.</summary>
    public NeuronDescription Description { get; }

    /// <summary>The present value of a parameter: a learned parameter, a buffer, or a number.</summary>
    /// <param name="name">The parameter.</param>
    /// <exception cref="ArgumentException">The neuron has no such parameter.</exception>
    public NeuronParameter GetNeuronParameter(string name);
}
