using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>Rounding to multiples of a step.</summary>
internal static class RoundingOps
{
    public static readonly IReadOnlyList<HardEntry> All =
    [
        Of("Round", "rounding to nearest", Round, "SpikingJelly `round`, Brevitas `round_ste`, Lava `quantize`"),
        Of("Floor", "rounding down", Floor, "SpikingJelly `floor`, Brevitas `floor_ste`, Sinabs `Quantize`"),
        Of("Ceiling", "rounding up", Ceiling, "SpikingJelly `ceil`, Brevitas `ceil_ste`"),
        Of("Truncate", "rounding towards zero", Truncate, "Brevitas `round_to_zero_ste`"),
        Of("DpuRound", "rounding to nearest, negative halves up", DpuRound, "Brevitas `dpu_round_ste`"),
    ];

    private static HardEntry Of(string name, string noun, Func<Expression, Expression> round, string source) =>
        new(
            name,
            noun,
            [new("x"), new("step", 1) { Range = ParameterRange.NotZero }],
            (o, _, surrogate) => Stretching.Of(o[0], o[1], v => surrogate(round(v), v)))
        {
            DefaultShape = Shapes.Straight,
            Source = source,
        };

    private static Expression DpuRound(Expression x)
    {
        var round = Round(x).As("round");
        var isHalf = Where(Equal(x - Floor(x), 0.5), Ceiling(x), round);
        return Where(x >= 0, round, isHalf);
    }
}
