using Surrogates.Functions;

namespace Surrogates.Neurons;

/// <summary>What a layer of neurons is, values aside: generated code describes each layer by one.</summary>
public sealed class NeuronDescription
{
    private readonly string[] _states;
    private readonly ParameterDescription[] _parameters;

    /// <summary>Describes a neuron.</summary>
    /// <param name="name">The full name of the layer's class, for error messages.</param>
    /// <param name="states">The names of its states.</param>
    /// <param name="parameters">Its parameters, in the order of the constructor.</param>
    public NeuronDescription(string name, ReadOnlySpan<string> states, ReadOnlySpan<ParameterDescription> parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _states = states.ToArray();
        _parameters = parameters.ToArray();
    }

    /// <summary>The full name of the layer's class.</summary>
    public string Name { get; }

    /// <summary>The ready-made neuron that it is; null for one of its own.</summary>
    public NeuronModel? Model { get; init; }

    /// <summary>What a spike does to the potential of a ready-made neuron; null where it has no such option, as with those that follow.</summary>
    public Reset? Reset { get; init; }

    /// <summary>Whether the reset comes at the beginning of the next step.</summary>
    public bool? DelayReset { get; init; }

    /// <summary>Whether no gradient passes through the reset.</summary>
    public bool? DetachReset { get; init; }

    /// <summary>Where it fires.</summary>
    public FiresAt? FiresAt { get; init; }

    /// <summary>Whether the input is weighted with what the potential loses in a step.</summary>
    public bool? DecayInput { get; init; }

    /// <summary>The names of its states.</summary>
    public IReadOnlyList<string> States => _states;

    /// <summary>Its parameters, in the order of the constructor.</summary>
    public IReadOnlyList<ParameterDescription> Parameters => _parameters;
}

/// <summary>What a parameter of a layer of neurons is.</summary>
/// <param name="Name">Its name, which is its key in <c>state_dict</c> too.</param>
/// <param name="Default">Its value where the constructor is given none; null where it must be given.</param>
public sealed record ParameterDescription(string Name, double? Default = null)
{
    /// <summary>Whether it is learned, however it is given.</summary>
    public bool IsLearned { get; init; }

    /// <summary>Whether it can be nothing but a number.</summary>
    public bool IsNumber { get; init; }

    /// <summary>What it must be where it is given as a number; anything when null.</summary>
    public NumberRange? Range { get; init; }
}
