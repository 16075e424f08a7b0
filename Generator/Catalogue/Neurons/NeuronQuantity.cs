namespace Surrogates.Generator.Catalogue.Neurons;

/// <summary>An input or a parameter of a neuron.</summary>
/// <param name="Name">Its name, as a parameter of a method has one.</param>
/// <param name="Description">What it is, with its unit.</param>
/// <param name="Default">The value of a parameter that is left out; null where it must be given.</param>
internal sealed record NeuronQuantity(string Name, string Description, double? Default = null)
{
    /// <summary>The values that it may have.</summary>
    public ParameterRange Range { get; init; } = ParameterRange.Finite;

    /// <summary>Whether it is learned although nobody says so.</summary>
    public bool IsLearned { get; init; }
}

/// <summary>A state of a neuron.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Start">The parameter that is its value before the first step; null for zero.</param>
internal sealed record NeuronState(string Name, string Description, string? Start = null);
