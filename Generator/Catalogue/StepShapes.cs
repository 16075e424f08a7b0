using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Catalogue;

/// <summary>Smooth steps.</summary>
internal static class StepShapes
{
    // Beyond this exp(-z) is zero in every floating type, while z itself is finite in all of them.
    private const double Far = 1000;

    public static readonly IReadOnlyList<ShapeEntry> All =
    [
        new("Sigmoid", "the logistic function", [new("k", 4, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => Sigmoid(p[0] * u),
            Middle = 0.5,
            Source = "Zenke and Ganguli (2018); SpikingJelly `Sigmoid`, snnTorch `sigmoid`",
        },
        new("ATan", "the arc tangent", [new("k", 2, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => (Atan(Math.PI / 2 * p[0] * u) / Math.PI) + 0.5,
            Derivative = static (u, p) => p[0] / 2 / (1 + Square(Math.PI / 2 * p[0] * u)),
            Middle = 0.5,
            Source = "Fang et al. (2021); SpikingJelly `ATan`, snnTorch `atan`",
        },
        new("FastSigmoid", "the fast sigmoid", [new("k", 25, ParameterRange.Positive)])
        {
            // u / (1 + k |u|), which is infinity by infinity at both ends.
            StandIn = static (u, p) => Odd(u, 1 / ((1 / Abs(u)) + p[0])) + 0.5,
            Derivative = static (u, p) => 1 / Square(1 + (p[0] * Abs(u))),
            Middle = 0.5,
            Source = "Zenke and Ganguli (2018), SuperSpike; snnTorch `fast_sigmoid`, Norse `super`",
        },
        new("Erf", "the error function", [new("k", 2, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => Erfc(-(p[0] * u)) / 2,
            Derivative = static (u, p) => p[0] / Math.Sqrt(Math.PI) * Exp(-Square(p[0] * u)),
            Middle = 0.5,
            Source = "Esser et al. (2015); SpikingJelly `Erf`, Norse `heavi_erfc`",
        },
        new("Circ", "the circle step", [new("k", 1, ParameterRange.Positive)])
        {
            // u / sqrt(1 + (k u)^2), which is infinity by infinity at both ends.
            StandIn = static (u, p) => Odd(u, 1 / Sqrt(Square(1 / u) + Square(p[0]))) + 0.5,
            Derivative = static (u, p) =>
            {
                var t = 1 + Square(p[0] * u);
                return 1 / (t * Sqrt(t));
            },
            Middle = 0.5,
            Source = "Norse `circ`",
        },
        new("SwishSign", "the SignSwish function", [new("k", 5, ParameterRange.Positive)])
        {
            StandIn = static (u, p) =>
            {
                var z = Min(p[0] * Abs(u), Far).As("z");
                var e = Exp(-z).As("e");
                return Odd(u, (1 + (2 * z * e / (1 + e)) - e) / (1 + e));
            },
            Derivative = static (u, p) =>
            {
                var z = Min(p[0] * Abs(u), Far).As("z");
                var e = Exp(-z).As("e");
                return 2 * p[0] * e * (2 - (z * (1 - e) / (1 + e))) / Square(1 + e);
            },
            Source = "Darabi et al. (2018), BNN+; Larq `swish_sign`",
        },
        new("QPseudoSpike", "the q-PseudoSpike", [new("alpha", 2, ParameterRange.AboveOne)])
        {
            StandIn = static (u, p) =>
            {
                var q = (Pow(1 + (2 / (p[0] - 1) * Abs(u)), 1 - p[0]) / 2).As("q");
                return Where(Relation.GreaterOrEqual, u, 0, 1 - q, q);
            },
            Derivative = static (u, p) => Pow(1 + (2 / (p[0] - 1) * Abs(u)), -p[0]),
            Middle = 0.5,
            Source = "Herranz-Celotti and Rouat (2022); SpikingJelly `QPseudoSpike`",
        },
        new("S2NN", "the S2NN step", [new("k", 4, ParameterRange.Positive), new("beta", 1, ParameterRange.Positive)])
        {
            // The library's stand-in has 1e-5 in its logarithm, and the derivative under the hard step has not.
            StandIn = static (u, p) =>
                Where(Relation.GreaterOrEqual, u, 0, (p[1] * Log(1 + Epsilon + Abs(u))) + 0.5, Sigmoid(p[0] * u)),
            Derivative = static (u, p) => S2NN(u, p, 1),
            SoftDerivative = static (u, p) => S2NN(u, p, 1 + Epsilon),
            Middle = 0.5,
            Source = "Suetake et al. (2022); SpikingJelly `S2NN`",
        },
        new("SquareWave", "the Fourier series of a square wave", [new("terms", 1, ParameterRange.Count(32)), new("period", 8, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => 0.5 + (2 / Math.PI * Waves(u, p, static (i, phase) => Sin(i * phase) / i)),
            Derivative = static (u, p) => 4 / p[1] * Waves(u, p, static (i, phase) => Cos(i * phase)),
            Middle = 0.5,
            Source = "SpikingJelly `SquarewaveFourierSeries`",
        },
    ];

    private const double Epsilon = 1e-5;

    private static Expression Odd(Expression u, Expression positive) => Where(Relation.GreaterOrEqual, u, 0, positive, -positive);

    private static Expression S2NN(Expression u, IReadOnlyList<Expression> p, double one)
    {
        var e = Exp(-(p[0] * Abs(u))).As("e");
        return Where(Relation.GreaterOrEqual, u, 0, p[1] / (one + Abs(u)), p[0] * e / Square(1 + e));
    }

    // The odd harmonics. A sine of infinity is no number: the wave is held still there.
    private static Expression Waves(Expression u, IReadOnlyList<Expression> p, Func<double, Expression, Expression> wave)
    {
        var terms = (int)((Constant)p[0]).Value;
        var angle = (2 * Math.PI / p[1] * u).As("angle");
        var phase = Where(Relation.Greater, double.PositiveInfinity, Abs(((2 * terms) - 1) * angle), angle, 0).As("phase");
        return Enumerable.Range(0, terms)
            .Select(i => wave((2 * i) + 1, phase))
            .Aggregate(static (sum, term) => sum + term);
    }
}
