using Surrogates.Generator.Support;

namespace Surrogates.Generator.Algebra;

/// <summary>
/// A hard operation of the catalogue as it was read, before its value and its surrogate are looked up: models hold this, and
/// nothing that is differentiated or written does.
/// </summary>
/// <param name="Hard">The operation's name.</param>
/// <param name="Shape">The shape's name; null where the operation has the gradient that is usual for it without one.</param>
/// <param name="Arguments">The operands, in the operation's order; fewer where the last ones have defaults.</param>
/// <param name="HardParameters">The operation's parameters, in the catalogue's order.</param>
/// <param name="ShapeParameters">The shape's parameters, in the catalogue's order.</param>
/// <param name="Scale">What the shape's derivative is multiplied with.</param>
/// <param name="Shift">How far the shape is moved to the right.</param>
/// <param name="Own">The user's own shape; then <paramref name="Shape"/> is null.</param>
internal sealed record HardCall(
    string Hard,
    string? Shape,
    EquatableArray<Expression> Arguments,
    EquatableArray<Expression> HardParameters,
    EquatableArray<Expression> ShapeParameters,
    double Scale,
    double Shift,
    OwnShape? Own = null)
    : Expression(Hash(Hard, Shape ?? "", Arguments, HardParameters, ShapeParameters, Scale, Shift, Own?.GetHashCode() ?? 0))
{
    public override IEnumerable<Expression> Operands => [.. Arguments, .. HardParameters, .. ShapeParameters];

    public override int GetHashCode() => base.GetHashCode();
}
