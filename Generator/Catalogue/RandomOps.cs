using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>
/// Random decisions. The noise is an operand, uniform between 0 and 1: with it the function is a function, and its backward
/// pass that of the draw that was made.
/// </summary>
internal static class RandomOps
{
    private static readonly HardOperand Noise = new("noise") { IsNoise = true, Range = ParameterRange.Probability };

    public static readonly IReadOnlyList<HardEntry> All =
    [
        new(
            "Bernoulli",
            "a random draw",
            [new("x"), Noise],
            static (o, _, surrogate) => surrogate(Where(o[2] > o[1], 1, 0), o[0]))
        {
            DefaultShape = Shapes.Straight,
            Chance = static o => o[0],
            Source = "SpikingJelly `PoissonPass`, Norse `logistic_fn`, `circ_dist_fn`",
        },
        new(
            "StochasticRound",
            "rounding at random",
            [new("x"), Noise, new("step", 1) { Range = ParameterRange.NotZero }],
            static (o, _, surrogate) => Stretching.Of(o[0], o[2], v => surrogate(Floor(v + o[1]), v)))
        {
            DefaultShape = Shapes.Straight,
            Source = "Gupta et al. (2015)",
        },
    ];
}
