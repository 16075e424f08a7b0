using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Catalogue;

/// <summary>
/// A hard operation as it was read, before its value and its surrogate are looked up. Its arguments are the operands in the operation's
/// order, then the operation's parameters and those of the shape, both in the catalogue's order.
/// </summary>
/// <param name="Hard">The operation's name.</param>
/// <param name="Shape">The shape's name; null where the operation has the gradient that is usual for it without one.</param>
/// <param name="Own">The user's own shape; then <paramref name="Shape"/> is null.</param>
/// <param name="OperandCount">How many operands are given; the last ones may have defaults.</param>
/// <param name="Scale">What the shape's derivative is multiplied with.</param>
/// <param name="Shift">How far the shape is moved to the right.</param>
internal sealed record HardCall(string Hard, string? Shape, OwnShape? Own, int OperandCount, double Scale = 1, double Shift = 0) : DeferredCall
{
    /// <summary>The operation.</summary>
    public HardEntry Entry => HardOps.Find(Hard)!;

    /// <summary>The shape, the user's own included; null where the operation has a gradient without one.</summary>
    public ShapeEntry? ShapeEntry => Own is not null ? Own.Entry : Shape is not null ? Shapes.Find(Shape) : null;

    /// <summary>The values that each of its arguments may have; null for an operand that may be anything.</summary>
    public IEnumerable<ParameterRange?> Ranges =>
    [
        .. Entry.Operands.Take(OperandCount).Select(static operand => operand.Range == ParameterRange.Any ? null : operand.Range),
        .. Entry.Parameters.Concat(ShapeEntry?.Parameters ?? []).Select(static parameter => parameter.Range),
    ];

    /// <summary>A derivative of the user's reads its parameters, but they get no gradient of it.</summary>
    public override IEnumerable<Node> Differentiated(IReadOnlyList<Node> arguments) =>
        Own is { Smooth: null } own ? arguments.Take(arguments.Count - own.Parameters.Count) : arguments;

    /// <summary>How a sentence names what the gradient is that of.</summary>
    public string GradientNoun => ShapeEntry?.Noun ?? Entry.Shapeless!.Noun;

    /// <summary>Whether a smooth stand-in takes its place.</summary>
    public bool HasStandIn => ShapeEntry is null or { StandIn: not null };
}
