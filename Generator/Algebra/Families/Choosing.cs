using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <content>Functions that pick one of their arguments, or its sign.</content>
internal static partial class FunctionTable
{
    public static readonly Function Abs = Function.Of("Abs", Math.Abs, Sign) with { Parity = Parity.Even, IsNeverNegative = true, IsRegular = true, IsCheap = true };

    // Where two arguments tie, each of them gets half of the gradient, and NaN in one of them gives it to both: torch.minimum and
    // torch.maximum. A bound that is reached leaves the gradient to the value, and crossed bounds give it to the upper one:
    // torch.clamp.
    public static readonly Function Min = Function.Of("Min", Math.Min, static (a, b) => Share(b, a), static (a, b) => Share(a, b)) with { IsChoice = true };

    public static readonly Function Max = Function.Of("Max", Math.Max, Share, static (a, b) => Share(b, a)) with { IsChoice = true };

    public static readonly Function Clamp = new(
        "Clamp",
        3,
        static a => Math.Min(Math.Max(a[0], a[1]), a[2]),
        static a =>
        [
            Where(((a[0] >= a[1]) & (a[0] <= a[2])).As("inside"), 1, 0),
            Where((a[0] < a[1]) & (a[1] < a[2]), 1, 0),
            Where((a[1] > a[2]) | (a[0] > a[2]), 1, 0),
        ])
    { IsChoice = true };

    // It stands where infinity would get in the way of a limit, and is the identity to everything else.
    public static readonly Function Finite = Function.Of("Finite", Bounded, static _ => 1) with { Parity = Parity.Odd, IsRegular = true, IsCheap = true };

    // NaN stays.
    private static double Bounded(double x) => double.IsInfinity(x) ? Math.Sign(x) * double.MaxValue : x;

    // 1 where the first wins by being larger.
    private static Expression Share(Expression winner, Expression loser) =>
        Where(winner < loser, 0, Where(Equal(winner, loser), 0.5, 1));
}
