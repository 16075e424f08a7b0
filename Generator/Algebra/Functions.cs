using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Algebra;

/// <summary>What the generator knows of one function: its name in the runtime, in a formula, its value and its derivative.</summary>
/// <param name="Name">The name of the runtime's method, <c>T.Name(...)</c>.</param>
/// <param name="Formula">How a formula shows it, with {0}, {1}, ... for the arguments.</param>
/// <param name="Evaluate">The value, in double precision.</param>
/// <param name="Derivatives">The partial derivative by each argument.</param>
internal sealed record FunctionEntry(
    string Name,
    string Formula,
    Func<double[], double> Evaluate,
    Func<IReadOnlyList<Expression>, IReadOnlyList<Expression>> Derivatives)
{
    /// <summary>How many arguments it takes.</summary>
    public int Arity => Enumerable.Range(0, 4).TakeWhile(i => Formula.Contains($"{{{i}}}")).Count();
}

/// <summary>The table of functions.</summary>
internal static class Functions
{
    private static readonly Dictionary<Function, FunctionEntry> Table = new()
    {
        [Function.Abs] = new(
            "Abs",
            "|{0}|",
            static a => Math.Abs(a[0]),
            static a => [Sign(a[0])]),
        [Function.Square] = new(
            "Square",
            "({0})^2",
            static a => a[0] * a[0],
            static a => [2 * a[0]]),
        [Function.Exp] = new(
            "Exp",
            "exp({0})",
            static a => Math.Exp(a[0]),
            static a => [Exp(a[0])]),
        [Function.Atan] = new(
            "Atan",
            "atan({0})",
            static a => Math.Atan(a[0]),
            static a => [1 / (1 + Square(a[0]))]),
        [Function.Sigmoid] = new(
            "Sigmoid",
            "sigmoid({0})",
            static a => 1 / (1 + Math.Exp(-a[0])),
            static a => [SigmoidDerivative(a[0])]),
        [Function.Clamp] = new(
            "Clamp",
            "clamp({0}, {1}, {2})",
            static a => a[0] < a[1] ? a[1] : a[0] > a[2] ? a[2] : a[0],
            static a =>
            [
                Where(Relation.GreaterOrEqual, a[0], a[1], Where(Relation.GreaterOrEqual, a[2], a[0], 1, 0), 0),
                Where(Relation.Greater, a[1], a[0], 1, 0),
                Where(Relation.Greater, a[0], a[2], 1, 0),
            ]),
    };

    public static FunctionEntry Of(Function function) => Table[function];

    // Never s (1 - s): where s rounds to 1 that loses every digit, and exp(-x) alone overflows far below zero.
    private static Expression SigmoidDerivative(Expression x)
    {
        var e = Exp(-Abs(x)).As("e");
        return e / Square(1 + e);
    }
}
