using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Models;

/// <summary>A class that becomes a layer of neurons.</summary>
/// <param name="Type">The class.</param>
/// <param name="Name">Its name without type parameters.</param>
/// <param name="Signature">What the layer takes and gives.</param>
/// <param name="Body">A step of it, or that it cannot have one.</param>
/// <param name="IsDocumented">Whether the user wrote documentation of the class.</param>
/// <param name="HasFields">Whether the class has fields of its own, which the constructor of the layer leaves alone.</param>
internal sealed record LayerModel(ContainingType Type, string Name, LayerSignature Signature, MethodBody Body, bool IsDocumented, bool HasFields)
{
    /// <summary>What the description of the layer says of a ready-made neuron: the model and its options, as C# text.</summary>
    public EquatableArray<(string Property, string Value)> Options { get; init; } = [];
}

/// <summary>What a layer of neurons takes and gives.</summary>
/// <param name="Inputs">The names of its inputs, which are sequences.</param>
/// <param name="States">Its states.</param>
/// <param name="Parameters">Its parameters, in the order of the constructor.</param>
/// <param name="Settings">Numbers that give the surrogate its parameters.</param>
/// <param name="Outputs">The names of what a step gives, states among it, in order.</param>
internal sealed record LayerSignature(
    EquatableArray<string> Inputs,
    EquatableArray<LayerState> States,
    EquatableArray<LayerParameter> Parameters,
    EquatableArray<LayerParameter> Settings,
    EquatableArray<string> Outputs)
{
    /// <summary>Whether what goes out at a step comes in at the next one.</summary>
    public bool IsRecurrent { get; init; }

    /// <summary>All that its constructor takes: parameters, then settings.</summary>
    public IEnumerable<LayerParameter> Given => Parameters.Concat(Settings);

    /// <summary>The outputs that are sequences.</summary>
    public IEnumerable<string> Sequences => Outputs.Where(output => !States.Any(state => state.Name == output));
}

/// <summary>A state of a neuron.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Its value before the first step, where none is given.</param>
internal sealed record LayerState(string Name, double Start)
{
    /// <summary>The parameter that it begins at; null for <see cref="Start"/>.</summary>
    public string? StartParameter { get; init; }

    /// <summary>What it is, where a table says so.</summary>
    public string? Description { get; init; }
}

/// <summary>A parameter of a neuron.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What may be given for it.</param>
/// <param name="Default">Its value where nothing is given; null where something must be.</param>
/// <param name="IsLearned">Whether it is learned, however it is given.</param>
internal sealed record LayerParameter(string Name, LayerParameterKind Kind, double? Default, bool IsLearned)
{
    /// <summary>The name of the range of numbers that it must be in; null for any.</summary>
    public string? Range { get; init; }

    /// <summary>What it is, where a table says so.</summary>
    public string? Description { get; init; }
}

/// <summary>What may be given for a parameter.</summary>
internal enum LayerParameterKind
{
    /// <summary>A number, a tensor or a learned parameter.</summary>
    Any,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>True or false.</summary>
    Truth,
}
