using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>Decisions between -1 and 1.</summary>
internal static class SignOps
{
    public static readonly IReadOnlyList<HardEntry> All =
    [
        new(
            "Sign",
            "a sign",
            [new("x"), new("threshold", 0)],
            static (o, p, surrogate) => surrogate(Sign(o[0], o[1], p[0]), Pieces.Distance(o[0], o[1])))
        {
            Parameters = [new("atZero", 1, ParameterRange.Sign)],
            DefaultShape = "Window",
            IsCentred = true,
            Source = "Larq `ste_sign`, Brevitas `binary_sign_ste`, `ternary_sign_ste`",
        },
        new(
            "Ternary",
            "a sign that is 0 between the thresholds",
            [new("x"), new("threshold")],
            static (o, _, surrogate) => surrogate(
                Where(o[0] >= o[1], 1, Where(-o[1] >= o[0], -1, 0)),
                o[0]))
        {
            DefaultShape = "Window",
            IsCentred = true,
            Source = "Li et al. (2016), ternary weight networks; Larq `ste_tern`",
        },
    ];

    private static Expression Sign(Expression x, Expression threshold, Expression atZero) => atZero switch
    {
        Constant { Value: 1 } => Where(x >= threshold, 1, -1),
        Constant { Value: -1 } => Where(x > threshold, 1, -1),
        _ => Where(x > threshold, 1, Where(Equal(x, threshold), atZero, -1)),
    };
}
