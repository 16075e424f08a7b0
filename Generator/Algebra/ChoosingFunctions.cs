using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <summary>Functions that pick one of their arguments, or its sign.</summary>
internal static class ChoosingFunctions
{
    // Where two arguments tie, each of them gets half of the gradient, and NaN in one of them gives it to both: torch.minimum and
    // torch.maximum. A bound that is reached leaves the gradient to the value, and crossed bounds give it to the upper one:
    // torch.clamp.
    public static Dictionary<Function, FunctionEntry> Table { get; } = new()
    {
        [Function.Abs] = FunctionEntry.Of("Abs", "|{0}|", Math.Abs, Sign),
        [Function.Min] = FunctionEntry.Of("Min", "min({0}, {1})", Math.Min, static (a, b) => Share(b, a), static (a, b) => Share(a, b)),
        [Function.Max] = FunctionEntry.Of("Max", "max({0}, {1})", Math.Max, Share, static (a, b) => Share(b, a)),
        [Function.Clamp] = new(
            "Clamp",
            "clamp({0}, {1}, {2})",
            3,
            static a => Math.Min(Math.Max(a[0], a[1]), a[2]),
            static a =>
            [
                Where(Relation.GreaterOrEqual, a[0], a[1], Where(Relation.GreaterOrEqual, a[2], a[0], 1, 0), 0),
                Where(Relation.Greater, a[1], a[0], Where(Relation.Greater, a[2], a[1], 1, 0), 0),
                Where(Relation.Greater, a[1], a[2], 1, Where(Relation.Greater, a[0], a[2], 1, 0)),
            ]),

        // It stands where infinity would get in the way of a limit, and is the identity to everything else.
        [Function.Finite] = FunctionEntry.Of("Finite", "finite({0})", Bounded, static _ => 1),
    };

    // NaN stays.
    private static double Bounded(double x) => double.IsInfinity(x) ? Math.Sign(x) * double.MaxValue : x;

    // 1 where the first wins by being larger.
    private static Expression Share(Expression winner, Expression loser) =>
        Where(Relation.Greater, loser, winner, 0, Where(Relation.Equal, winner, loser, 0.5, 1));
}
