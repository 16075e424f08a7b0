using Microsoft.CodeAnalysis;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Reading.Annotations;

/// <summary>The arguments of an attribute as they were written, and where.</summary>
/// <param name="Hard">The hard operation's name; null where the method is made from a scalar one.</param>
/// <param name="Shape">The shape's name; null for the usual one.</param>
/// <param name="Numbers">The parameters of shape and operation that are written, by the name of their argument.</param>
/// <param name="Clip">What is done to gradients.</param>
/// <param name="Soft">Whether the stand-in runs forward.</param>
/// <param name="Smooth">The scalar method that is the stand-in; null for the shape's.</param>
/// <param name="Derivative">The scalar method that runs backward; null for the shape's.</param>
/// <param name="LocationOf">Where an argument is written, by its name; the attribute's own place for one that is not.</param>
internal sealed record Annotation(
    string? Hard,
    string? Shape,
    IReadOnlyDictionary<string, double> Numbers,
    GradientClip Clip,
    bool Soft,
    string? Smooth,
    string? Derivative,
    Func<string, Location?> LocationOf)
{
    /// <summary>The ready-made neuron's name; null for one that has a step of its own.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the shape is the user's own.</summary>
    public bool HasOwnShape => Smooth is not null || Derivative is not null;
}
