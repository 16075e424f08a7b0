using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Catalogue;

/// <summary>Looks a hard operation up: its value, with the gradient of its shape.</summary>
internal static class CatalogueFunction
{
    /// <summary>The smooth stand-in of the whole operation; null if its shape has none.</summary>
    public static Expression? StandIn(HardCall call)
    {
        var (hard, shape) = (HardOps.Find(call.Hard)!, ShapeUse.Of(call));
        return shape.Shape.StandIn is null ? null : Value(call, hard, shape, (_, u) => shape.StandIn(u, hard.IsCentred)!);
    }

    /// <summary>The value, with the gradient of the surrogate.</summary>
    /// <param name="call">The operation.</param>
    /// <param name="soft">Whether the smooth stand-in is the value.</param>
    public static Expression Value(HardCall call, bool soft)
    {
        var (hard, shape) = (HardOps.Find(call.Hard)!, ShapeUse.Of(call));
        return Value(call, hard, shape, soft ? (_, u) => shape.Soft(u, hard.IsCentred) : shape.Surrogate);
    }

    private static Expression Value(HardCall call, HardEntry hard, ShapeUse shape, Surrogation surrogate)
    {
        Expression[] operands = [.. hard.Operands.Select((operand, i) => i < call.Arguments.Count ? call.Arguments[i] : (Expression)operand.Default!.Value)];
        return (call is { Shape: null, Own: null } ? hard.Own!.Value : hard.Value)(
            hard.Chance is { } chance ? [.. operands, shape.Probability(chance(operands))] : operands,
            call.HardParameters,
            surrogate);
    }
}
