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
                return Where(u >= 0, 1 - e, e);
            },
            Derivative = static (u, p) => p[0] / 2 * Exp(-(p[0] * Abs(u))),
            ByParameters = static (u, p) => [Finite(u) / 2 * Exp(-(p[0] * Abs(u)))],
            Middle = 0.5,
            Source = "Shrestha and Orchard (2018), SLAYER; SpikingJelly `PiecewiseExp`, Sinabs `SingleExponential`, Lava `Spike`",
        },
        new("Gaussian", "the normal distribution", [new("sigma", 0.5, ParameterRange.Positive), new("mu", 0, ParameterRange.Finite)])
        {
            StandIn = static (u, p) => Cumulative((u - p[1]) / p[0]),
            Derivative = static (u, p) => Bell((u - p[1]) / p[0]) / (SqrtTwoPi * p[0]),
            ByParameters = static (u, p) =>
            {
                var z = ((u - p[1]) / p[0]).As("z");
                var density = Bell(z) / (SqrtTwoPi * p[0]);
                return [-(Finite(z) * density), -density];
            },
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
            StandIn = static (u, p) =>
            {
                var (bell, right, left) = Three(u, p);
                return Mixture(Cumulative(bell), p[2], Cumulative(right), Cumulative(left));
            },
            Derivative = static (u, p) =>
            {
                var (bell, right, left) = Three(u, p);
                return Mixture(Bell(bell), p[2], Bell(right) / p[3], Bell(left) / p[3]) / (SqrtTwoPi * p[0]);
            },
            ByParameters = static (u, p) =>
            {
                var (bell, right, left) = Three(u, p);
                return
                [
                    ((p[2] * (Finite(u / p[0]) * ((Bell(right) / p[3]) + (Bell(left) / p[3])))) - ((1 + p[2]) * (Finite(bell) * Bell(bell)))) / (SqrtTwoPi * p[0]),
                    -((1 + p[2]) * Bell(bell) / (SqrtTwoPi * p[0])),
                    Cumulative(bell) - Cumulative(right) - Cumulative(left),
                    p[2] * ((Finite(right) * Bell(right)) + (Finite(left) * Bell(left))) / (SqrtTwoPi * p[3]),
                ];
            },
            Middle = 0.5,
            Source = "Yin et al. (2021); Sinabs `MultiGaussian`",
        },
        new("PeriodicExponential", "an exponential bell at every multiple of the threshold", [new("k", 2, ParameterRange.Positive), new("period", 1, ParameterRange.Positive)])
        {
            Derivative = static (u, p) =>
            {
                var z = ((u / p[1]) + 0.5).As("z");
                var fraction = Where(z < double.PositiveInfinity, z - Floor(z), 0.5);
                return Exp(-(p[0] * Where(u >= 0, p[1] * Abs((2 * fraction) - 1), Abs(u))));
            },
            Source = "Weidel and Sheik (2021), WaveSense; Sinabs `PeriodicExponential`",
        },
    ];

    // Of a distance in standard deviations.
    private static Expression Bell(Expression z) => Exp(-0.5 * Square(z));

    private static Expression Cumulative(Expression z) => Erfc(-(z / SqrtTwo)) / 2;

    // The distances of u from the three means, each in its own standard deviations.
    private static (Expression Bell, Expression Right, Expression Left) Three(Expression u, IReadOnlyList<Expression> p)
    {
        var z = (u / p[0]).As("z");
        return ((u - p[1]) / p[0], (z - 1) / p[3], (z + 1) / p[3]);
    }

    private static Expression Mixture(Expression bell, Expression height, Expression right, Expression left) =>
        bell + (height * (bell - right - left));
}
