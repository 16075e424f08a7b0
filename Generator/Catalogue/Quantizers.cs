using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>Clamping, and rounding to a limited number of levels.</summary>
internal static class Quantizers
{
    private const string Clamping = "the clamp";

    private static readonly CatalogueParameter LowerBound = new("min", double.NegativeInfinity, ParameterRange.Any);

    private static readonly CatalogueParameter UpperBound = new("max", double.PositiveInfinity, ParameterRange.Any);

    public static readonly IReadOnlyList<HardEntry> All =
    [
        new(
            "Clamp",
            "a clamp",
            [new("x"), new("low"), new("high", double.PositiveInfinity)],
            static (o, _, surrogate) => surrogate(Formula.Clamp(o[0], o[1], o[2]), o[0]))
        {
            Shapeless = new("the clamp itself", static (o, _, _) => Formula.Clamp(o[0], o[1], o[2])),
            Source = "SpikingJelly `clamp`, Brevitas `scalar_clamp_ste`, `tensor_clamp_ste`, `scalar_clamp_min_ste`",
        },
        new(
            "SignedClampMin",
            "a clamp of the absolute value from below",
            [new("x"), new("least")],
            static (o, _, surrogate) =>
            {
                var size = Max(Abs(o[0]), o[1]).As("size");
                return surrogate(Where(o[0] >= 0, size, -size), o[0]);
            })
        {
            DefaultShape = Shapes.Straight,
            Source = "Brevitas `ScalarSignedClampMinSte`",
        },
        new(
            "Quantize",
            "a quantisation",
            [new("x"), new("scale", 1) { Range = ParameterRange.NotZero }, new("zero point", 0)],
            static (o, p, surrogate) => Quantize(o, p, v => surrogate(Round(Bounded(v, p[0], p[1])), v), isBounded: false))
        {
            Parameters = [LowerBound, UpperBound, new("gradientScale", 1, ParameterRange.Positive)],
            Shapeless = new(Clamping, static (o, p, surrogate) => Quantize(
                o,
                p,
                v => surrogate(Round(Bounded(v, p[0], p[1])), Bounded(v, p[0], p[1])),
                isBounded: IsFinite(p[0]) && IsFinite(p[1]))),
            Source = "Jacob et al. (2018), Esser et al. (2019), LSQ; SpikingJelly `step_quantize`, `MultiLevelSpikeCount`, snnTorch `state_quant`",
        },
        new(
            "KBitQuantize",
            "a quantisation to k bits",
            [new("x")],
            static (o, p, surrogate) => KBit(p, Bounded(o[0], p[1], p[2]), o[0], surrogate))
        {
            Parameters = [new("bits", 8, ParameterRange.Count(24)), LowerBound, UpperBound],
            Shapeless = new(Clamping, static (o, p, surrogate) => KBit(p, Bounded(o[0], p[1], p[2]), Bounded(o[0], p[1], p[2]), surrogate)),
            Source = "Zhou et al. (2016), DoReFa; SpikingJelly `k_bit_quantize`, Larq `DoReFa`",
        },
    ];

    // Not the minimum or the maximum where one bound is infinite: at the bound, these give half of the gradient.
    private static Expression Bounded(Expression x, Expression low, Expression high) => (low, high) switch
    {
        (Constant { Value: double.NegativeInfinity }, Constant { Value: double.PositiveInfinity }) => x,
        _ => Formula.Clamp(x, low, high),
    };

    private static Expression Quantize(IReadOnlyList<Expression> o, IReadOnlyList<Expression> p, Func<Expression, Expression> round, bool isBounded) =>
        Stretching.Of(o[0], o[1], round, zero: o[2], stepFactor: p[2], isBounded);

    private static bool IsFinite(Expression bound) => bound is Constant { Value: > double.NegativeInfinity and < double.PositiveInfinity };

    private static Expression KBit(IReadOnlyList<Expression> p, Expression clamped, Expression x, Surrogation surrogate)
    {
        var levels = Math.Pow(2, ((Constant)p[0]).Value) - 1;
        return surrogate(Round(levels * clamped) / levels, x);
    }
}
