using Microsoft.CodeAnalysis;
using Surrogates.Generator.Reading.Annotations;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>A shape of the user's as an annotation or a call names it.</summary>
/// <param name="Smooth">The scalar method that is the stand-in; null for none.</param>
/// <param name="Derivative">The scalar method that runs backward; null for none.</param>
/// <param name="Home">The type that they are in.</param>
/// <param name="Parameters">The parameters that they read by their names.</param>
/// <param name="Reader">Whose parameters these are.</param>
/// <param name="Numbers">What is given beside them, by the names of the annotation's arguments; NaN for what is no constant.</param>
/// <param name="LocationOf">Where an argument is written, by the name that it has in an annotation.</param>
/// <param name="Missing">Where to say that a parameter has no value.</param>
internal sealed record OwnShapeNames(
    string? Smooth,
    string? Derivative,
    INamedTypeSymbol Home,
    IReadOnlyList<IParameterSymbol> Parameters,
    string Reader,
    IReadOnlyDictionary<string, double> Numbers,
    Func<string, Location?> LocationOf,
    Location? Missing)
{
    /// <summary>As the annotation of a method names it.</summary>
    public static OwnShapeNames Of(Annotation annotation, IMethodSymbol method) => new(
        annotation.Smooth,
        annotation.Derivative,
        method.ContainingType,
        method.Parameters,
        method.Name,
        annotation.Numbers,
        annotation.LocationOf,
        method.Locations.FirstOrDefault());

    /// <summary>As the annotation of a class names it, where only the annotation gives it parameters.</summary>
    public static OwnShapeNames Of(Annotation annotation, INamedTypeSymbol type) => new(
        annotation.Smooth,
        annotation.Derivative,
        type,
        [],
        type.Name,
        annotation.Numbers,
        annotation.LocationOf,
        type.Locations.FirstOrDefault());
}
