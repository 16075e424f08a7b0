using Surrogates.Generator.Support;

namespace Surrogates.Generator.Models;

/// <summary>What an annotation that names an entry of the catalogue asks for.</summary>
/// <param name="Hard">The hard operation's name.</param>
/// <param name="Shape">The shape's name.</param>
/// <param name="Operands">The parameters of the method that are the operation's operands, in its order.</param>
/// <param name="ShapeParameters">The shape's parameters, in the catalogue's order.</param>
/// <param name="Soft">Whether the smooth stand-in runs forward.</param>
/// <param name="Clip">The bound of the gradient; infinite for none.</param>
/// <param name="ClipSide">Which gradient is clamped.</param>
internal sealed record CatalogueRule(
    string Hard,
    string Shape,
    EquatableArray<string> Operands,
    EquatableArray<ShapeArgument> ShapeParameters,
    bool Soft,
    double Clip,
    ClipSide ClipSide)
    : Rule(Clip, ClipSide);

/// <summary>The value of a shape's parameter: a parameter of the method where it has one of that name, else a number.</summary>
internal sealed record ShapeArgument(string? Parameter, double Value);
