using static Surrogates.Generator.Algebra.Formula;
using static Surrogates.Generator.Catalogue.Pieces;

namespace Surrogates.Generator.Catalogue;

/// <summary>Shapes with a gradient near the threshold only, and the one with a gradient everywhere.</summary>
internal static class WindowShapes
{
    public static readonly IReadOnlyList<ShapeEntry> All =
    [
        new(Shapes.Straight, "the identity", [])
        {
            StandIn = static (u, _) => u,
            Source = "Bengio et al. (2013), straight-through; SpikingJelly `DeterministicPass`, snnTorch `straight_through_estimator`, Brevitas `*_ste`",
        },
        new("Window", "the identity, cut off", [new("k", 1, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => Clamp(u, -(1 / p[0]), 1 / p[0]),
            Derivative = static (u, p) => Where(1 / p[0] >= Abs(u), 1, 0),
            ByParameters = static (u, p) => [Where(1 / p[0] >= Abs(u), 0, Odd(u, -Finite(1 / p[0] / p[0])))],
            Source = "Hubara et al. (2016), binarised networks; Larq `ste_sign`",
        },
        new("Rectangle", "the ramp from 0 to 1", [new("k", 1, ParameterRange.Positive), new("leak", 0, ParameterRange.Finite)])
        {
            StandIn = static (u, p) =>
            {
                var w = 0.5 / p[0];
                return Clamp((p[0] * u) + 0.5, 0, 1) + Slope(p[1], u - Clamp(u, -w, w));
            },
            Derivative = static (u, p) => Where(0.5 / p[0] > Abs(u), p[0], p[1]),
            SoftDerivative = static (u, p) => Where(0.5 / p[0] >= Abs(u), p[0], p[1]),
            ByParameters = static (u, p) =>
            {
                var w = 0.5 / p[0];
                return
                [
                    Where(w >= Abs(u), u, Odd(u, Finite(Slope(p[1], w) / p[0]))),
                    Finite(u - Clamp(u, -w, w)),
                ];
            },
            Middle = 0.5,
            Source = "Wu et al. (2018), STBP; SpikingJelly `Rect`, `PiecewiseLeakyReLU`",
        },
        new("Triangle", "the quadratic step", [new("k", 1, ParameterRange.Positive)])
        {
            StandIn = static (u, p) =>
            {
                var v = Clamp(p[0] * u, -1, 1).As("v");
                return Where(v >= 0, 1 - (Square(1 - v) / 2), Square(1 + v) / 2);
            },
            Derivative = static (u, p) => p[0] * Max(0, 1 - (p[0] * Abs(u))),
            ByParameters = static (u, p) => [Finite(u) * Max(0, 1 - (p[0] * Abs(u)))],
            Middle = 0.5,
            Source = "Esser et al. (2016), Bellec et al. (2018); SpikingJelly `PiecewiseQuadratic`, Norse `triangle`, Larq `approx_sign`",
        },
        new("SparseFastSigmoid", "the fast sigmoid, above a bound only", [new("k", 25, ParameterRange.Positive), new("bound", 1, ParameterRange.Finite)])
        {
            Derivative = static (u, p) => Where(u > p[1], 1 / Square(1 + (p[0] * Abs(u))), 0),
            Source = "Perez-Nieves and Goodman (2021); snnTorch `SFS`",
        },
    ];
}
