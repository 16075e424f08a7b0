using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>
/// Decisions between 0 and 1, and counts. What is compared are the operands, not their difference with 0: the two differ
/// where both are the same infinity.
/// </summary>
internal static class StepOps
{
    public static readonly IReadOnlyList<HardEntry> All =
    [
        new("Step", "a step", [new("x"), new("threshold", 0)], GreaterOrEqual)
        {
            DefaultShape = "Sigmoid",
            Source = "SpikingJelly, Sinabs, Lava",
        },
        new("StrictStep", "a step that is 0 at the threshold", [new("x"), new("threshold", 0)], Greater)
        {
            DefaultShape = "Sigmoid",
            Source = "snnTorch, Norse, Larq",
        },
        new("Greater", "a comparison", [new("a"), new("b")], Greater) { DefaultShape = "Sigmoid" },
        new("GreaterEqual", "a comparison", [new("a"), new("b")], GreaterOrEqual) { DefaultShape = "Sigmoid" },
        new("Less", "a comparison", [new("a"), new("b")], static (o, p, surrogate) => Greater([o[1], o[0]], p, surrogate)) { DefaultShape = "Sigmoid" },
        new("LessEqual", "a comparison", [new("a"), new("b")], static (o, p, surrogate) => GreaterOrEqual([o[1], o[0]], p, surrogate)) { DefaultShape = "Sigmoid" },
        new(
            "GradedStep",
            "a graded step",
            [new("x"), new("threshold", 0)],
            static (o, _, surrogate) => surrogate(Where(o[0] >= o[1], o[0], 0), Distance(o)))
        {
            DefaultShape = "ELU",
            Source = "Lava, graded spikes",
        },
        new(
            "MultiSpike",
            "the number of thresholds reached",
            [new("x"), new("threshold", 1) { Range = ParameterRange.NotZero }],
            static (o, p, surrogate) => surrogate(Count(o[0] / Finite(o[1]), p[0]), Distance(o)))
        {
            Parameters = [new("max", double.PositiveInfinity, ParameterRange.Any)],
            DefaultShape = "PeriodicExponential",
            Source = "Sinabs `MultiSpike`, `MaxSpike`",
        },
    ];

    private static Expression Greater(IReadOnlyList<Expression> o, IReadOnlyList<Expression> p, Surrogation surrogate) =>
        surrogate(Where(o[0] > o[1], 1, 0), Distance(o));

    private static Expression GreaterOrEqual(IReadOnlyList<Expression> o, IReadOnlyList<Expression> p, Surrogation surrogate) =>
        surrogate(Where(o[0] >= o[1], 1, 0), Distance(o));

    private static Expression Count(Expression x, Expression most) =>
        most is Constant { Value: double.PositiveInfinity } ? Max(Floor(x), 0) : Clamp(Floor(x), 0, most);

    private static Expression Distance(IReadOnlyList<Expression> o) => Pieces.Distance(o[0], o[1]);
}
