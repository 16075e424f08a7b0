using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Catalogue;

/// <summary>A shape with its arguments, as an annotation asks for it.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Scale">What its derivative is multiplied with.</param>
/// <param name="Shift">How far it is moved to the right.</param>
internal sealed record ShapeUse(ShapeEntry Shape, IReadOnlyList<Expression> Parameters, double Scale, double Shift)
{
    /// <summary>The smooth stand-in of a hard value; null if the shape has none.</summary>
    /// <param name="u">What the hard value is decided on.</param>
    /// <param name="isCentred">Whether it is to be zero in its middle.</param>
    public Expression? StandIn(Expression u, bool isCentred = false)
    {
        if (Shape.StandIn is not { } standIn)
        {
            return null;
        }

        var value = standIn(Moved(u), Parameters);
        return Scale == 1
            ? value - (isCentred ? Shape.Middle : 0)
            : (Scale * (value - Shape.Middle)) + (isCentred ? 0 : Shape.Middle);
    }

    /// <summary>The probability of 1: the stand-in, whatever its derivative is scaled with.</summary>
    public Expression Probability(Expression u) => (this with { Scale = 1 }).StandIn(u)!;

    /// <summary>A hard value with the gradient of the shape.</summary>
    public Expression Surrogate(Expression hard, Expression u) => Formula.WithPartials(hard, Partials(u, isSoft: false));

    /// <summary>The stand-in in place of a hard value, with the gradient of the shape.</summary>
    public Expression Soft(Expression u, bool isCentred) => Formula.WithPartials(StandIn(u, isCentred)!, Partials(u, isSoft: true));

    private EquatableArray<Partial> Partials(Expression u, bool isSoft) => Shape.Partials(Moved(u), Parameters, isSoft)
        .Select((partial, i) => new Partial(i == 0 ? u : partial.Argument, Scale * partial.Derivative))
        .ToEquatableArray();

    // Moving the threshold first is exact where moving the distance is not: 1e-8 - 1 is -1 in single precision.
    private Expression Moved(Expression u) => (Shift, u) switch
    {
        (0, _) => u,
        (_, Arithmetic { Operator: Operator.Subtract } distance) => (distance.Left - (distance.Right + Shift)).As("u"),
        _ => (u - Shift).As("u"),
    };
}
