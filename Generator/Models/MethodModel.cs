using Surrogates.Generator.Support;

namespace Surrogates.Generator.Models;

/// <summary>All that is needed to write the body of one annotated method.</summary>
/// <param name="Type">The type that contains it.</param>
/// <param name="Name">The method's name.</param>
/// <param name="FunctionName">The name of the nested type that holds its forward and backward pass.</param>
/// <param name="Modifiers">The modifiers as declared, <c>partial</c> among them.</param>
/// <param name="Signature">Return type, name, type parameters, parameters and constraints as C# text.</param>
/// <param name="Parameters">What the function takes: the method's parameters, and noise in place of what it is drawn from.</param>
/// <param name="Rule">What it computes.</param>
internal sealed record MethodModel(
    ContainingType Type,
    string Name,
    string FunctionName,
    string Modifiers,
    string Signature,
    EquatableArray<ParameterModel> Parameters,
    Rule Rule)
{
    /// <summary>A name that none of the parameters has.</summary>
    public string UniqueName(string name) => Support.UniqueName.Of(name, Parameters.Select(static parameter => parameter.Name));
}

/// <summary>A parameter of an annotated method.</summary>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="IsTensor">Whether it is a <c>Tensor</c>; else it is a number.</param>
internal sealed record ParameterModel(string Name, bool IsTensor)
{
    /// <summary>Where it comes from, if it is the noise of a random operation.</summary>
    public NoiseSource? Noise { get; init; }

    /// <summary>Whether it gets a gradient.</summary>
    public bool HasGradient => IsTensor && Noise is null;
}
