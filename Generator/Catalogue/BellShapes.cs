using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>Shapes that are given by their derivative, a bell or a row of them.</summary>
internal static class BellShapes
{
    public static readonly IReadOnlyList<ShapeEntry> All =
    [
        new("Exponential", "the double exponential", [new("k", 1, ParameterRange.Positive)])
        {
            StandIn = static (u, p) =>
            {
                var e = (Exp(-(p[0] * Abs(u))) / 2).As("e");
                return Where(Relation.GreaterOrEqual, u, 0, 1 - e, e);
            },
            Derivative = static (u, p) => p[0] / 2 * Exp(-(p[0] * Abs(u))),
            Middle = 0.5,
            Source = "Shrestha and Orchard (2018), SLAYER; SpikingJelly `PiecewiseExp`, Sinabs `SingleExponential`, Lava `Spike`",
        },
        new("Gaussian", "the normal distribution", [new("sigma", 0.5, ParameterRange.Positive), new("mu", 0, ParameterRange.Finite)])
        {
            StandIn = static (u, p) => Cumulative(u - p[1], p[0]),
            Derivative = static (u, p) => Density(u - p[1], p[0]),
            Middle = 0.5,
            Source = "Yin et al. (2020); Sinabs `Gaussian`",
        },
        new(
            "MultiGaussian",
            "a normal distribution less two wide ones beside it",
            [
                new("sigma", 0.5, ParameterRange.Positive),
                new("mu", 0, ParameterRange.Finite),
                new("height", 0.15, ParameterRange.NotNegative),
                new("spread", 6, ParameterRange.Positive),
            ])
        {
            StandIn = static (u, p) => Mixture(u, p, Cumulative),
            Derivative = static (u, p) => Mixture(u, p, Density),
            Middle = 0.5,
            Source = "Yin et al. (2021); Sinabs `MultiGaussian`",
        },
        new("PeriodicExponential", "an exponential bell at every multiple of the threshold", [new("k", 2, ParameterRange.Positive), new("period", 1, ParameterRange.Positive)])
        {
            Derivative = static (u, p) =>
            {
                var z = ((u / p[1]) + 0.5).As("z");
                var fraction = Where(Relation.Greater, double.PositiveInfinity, z, z - Floor(z), 0.5);
                return Exp(-(p[0] * Where(Relation.GreaterOrEqual, u, 0, p[1] * Abs((2 * fraction) - 1), Abs(u))));
            },
            Source = "Weidel and Sheik (2021), WaveSense; Sinabs `PeriodicExponential`",
        },
    ];

    private static Expression Density(Expression d, Expression sigma) => Exp(-0.5 * Square(d / sigma)) / (Math.Sqrt(2 * Math.PI) * sigma);

    private static Expression Cumulative(Expression d, Expression sigma) => Erfc(-(d / (Math.Sqrt(2) * sigma))) / 2;

    private static Expression Mixture(Expression u, IReadOnlyList<Expression> p, Func<Expression, Expression, Expression> bell)
    {
        var (sigma, height, wide) = (p[0], p[2], p[0] * p[3]);
        return ((1 + height) * bell(u - p[1], sigma)) - (height * (bell(u - sigma, wide) + bell(u + sigma, wide)));
    }
}
