using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;
using static Surrogates.Generator.Catalogue.Pieces;

namespace Surrogates.Generator.Catalogue;

/// <summary>Smooth steps.</summary>
internal static class StepShapes
{
    // Beyond this exp(-z) is zero in every floating type, while z itself is finite in all of them.
    private const double Far = 1000;

    // Beyond this 1 + z^2 is z^2 in every floating type, while that is finite in all of them.
    private const double Straight = 1e9;

    private const double Epsilon = 1e-5;

    public static readonly IReadOnlyList<ShapeEntry> All =
    [
        new("Sigmoid", "the logistic function", [new("k", 4, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => Sigmoid(p[0] * u),
            Derivative = static (u, p) => p[0] * Bell(p[0] * u),
            ByParameters = static (u, p) => [Finite(u) * Bell(p[0] * u)],
            Middle = 0.5,
            Source = "Zenke and Ganguli (2018); SpikingJelly `Sigmoid`, snnTorch `sigmoid`",
        },
        new("ATan", "the arc tangent", [new("k", 2, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => (Atan(Math.PI / 2 * (p[0] * u)) / Math.PI) + 0.5,
            Derivative = static (u, p) => p[0] / 2 / (1 + Square(Math.PI / 2 * (p[0] * u))),
            ByParameters = static (u, p) => [Finite(u) / 2 / (1 + Square(Math.PI / 2 * (p[0] * u)))],
            Middle = 0.5,
            Source = "Fang et al. (2021); SpikingJelly `ATan`, snnTorch `atan`",
        },
        new("FastSigmoid", "the fast sigmoid", [new("k", 25, ParameterRange.Positive)])
        {
            // u / (1 + k |u|), which is infinity by infinity at both ends.
            StandIn = static (u, p) => Odd(u, 1 / ((1 / Abs(u)) + p[0])) + 0.5,
            Derivative = static (u, p) => 1 / Square(1 + (p[0] * Abs(u))),
            ByParameters = static (u, p) => [Odd(u, -Finite(1 / Square((1 / Abs(u)) + p[0])))],
            Middle = 0.5,
            Source = "Zenke and Ganguli (2018), SuperSpike; snnTorch `fast_sigmoid`, Norse `super`",
        },
        new("Erf", "the error function", [new("k", 2, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => Erfc(-(p[0] * u)) / 2,
            Derivative = static (u, p) => p[0] / SqrtPi * Exp(-Square(p[0] * u)),
            ByParameters = static (u, p) => [Finite(u) / SqrtPi * Exp(-Square(p[0] * u))],
            Middle = 0.5,
            Source = "Esser et al. (2015); SpikingJelly `Erf`, Norse `heavi_erfc`",
        },
        new("Circ", "the circle step", [new("k", 1, ParameterRange.Positive)])
        {
            // u / sqrt(1 + (k u)^2), which is infinity by infinity at both ends.
            StandIn = static (u, p) => (Circle(u, p[0]) / p[0]) + 0.5,
            Derivative = static (u, p) =>
            {
                var t = 1 + Square(p[0] * u);
                return 1 / (t * Sqrt(t));
            },
            ByParameters = static (u, p) =>
            {
                var (circle, length) = (Circle(u, p[0]), Circle(u, p[0]) / p[0]);
                return [-Finite(circle * length * length)];
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
            Derivative = static (u, p) => p[0] * SwishBell(u, p[0]),
            ByParameters = static (u, p) => [Finite(u) * SwishBell(u, p[0])],
            Source = "Darabi et al. (2018), BNN+; Larq `swish_sign`",
        },
        new("QPseudoSpike", "the q-PseudoSpike", [new("alpha", 2, ParameterRange.AboveOne)])
        {
            StandIn = static (u, p) =>
            {
                var q = (Tail(u, p[0], 1 - p[0]) / 2).As("q");
                return Where(u >= 0, 1 - q, q);
            },
            Derivative = static (u, p) => Tail(u, p[0], -p[0]),
            ByParameters = static (u, p) =>
            {
                var w = Finite(2 / (p[0] - 1) * Abs(u)).As("w");
                return [Odd(u, Tail(u, p[0], 1 - p[0]) / 2 * (Log1p(w) - (w / (1 + w))))];
            },
            Middle = 0.5,
            Source = "Herranz-Celotti and Rouat (2022); SpikingJelly `QPseudoSpike`",
        },
        new("S2NN", "the S2NN step", [new("k", 4, ParameterRange.Positive), new("beta", 1, ParameterRange.Positive)])
        {
            // The library's stand-in has 1e-5 in its logarithm, and the derivative under the hard step has not.
            StandIn = static (u, p) =>
                Where(u >= 0, (p[1] * Log(1 + Epsilon + Abs(u))) + 0.5, Sigmoid(p[0] * u)),
            Derivative = static (u, p) => Where(u >= 0, p[1] / (1 + Abs(u)), p[0] * Bell(p[0] * u)),
            SoftDerivative = static (u, p) => Where(u >= 0, p[1] / (1 + Epsilon + Abs(u)), p[0] * Bell(p[0] * u)),
            ByParameters = static (u, p) =>
            [
                Where(u >= 0, 0, Finite(u) * Bell(p[0] * u)),
                Where(u >= 0, Log(1 + Epsilon + Abs(Finite(u))), 0),
            ],
            Middle = 0.5,
            Source = "Suetake et al. (2022); SpikingJelly `S2NN`",
        },
        new("SquareWave", "the Fourier series of a square wave", [new("terms", 1, ParameterRange.Count(32)), new("period", 8, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => 0.5 + (2 / Math.PI * Waves(u, p, static (i, phase) => Sin(i * phase) / i)),
            Derivative = static (u, p) => 4 / p[1] * Waves(u, p, static (i, phase) => Cos(i * phase)),
            ByParameters = static (u, p) => [0, -Finite(2 / Math.PI * Phase(u, p) / p[1] * Waves(u, p, static (i, phase) => Cos(i * phase)))],
            Middle = 0.5,
            Source = "SpikingJelly `SquarewaveFourierSeries`",
        },
    ];

    // The derivative of the logistic function.
    private static Expression Bell(Expression z)
    {
        var e = Exp(-Abs(z)).As("e");
        return e / Square(1 + e);
    }

    // z / sqrt(1 + z^2) with z = k u.
    private static Expression Circle(Expression u, Expression k)
    {
        var z = Clamp(k * u, -Straight, Straight).As("z");
        return z / Sqrt(1 + Square(z));
    }

    private static Expression SwishBell(Expression u, Expression k)
    {
        var z = Min(k * Abs(u), Far).As("z");
        var e = Exp(-z).As("e");
        return 2 * e * (2 - (z * (1 - e) / (1 + e))) / Square(1 + e);
    }

    // (1 + 2 |u| / (alpha - 1))^exponent. Where alpha is learned, it may get so large that the sum is 1.
    private static Expression Tail(Expression u, Expression alpha, Expression exponent)
    {
        var w = 2 / (alpha - 1) * Abs(u);
        return alpha is Constant ? Pow(1 + w, exponent) : Exp(exponent * Log1p(w));
    }

    // The odd harmonics.
    private static Expression Waves(Expression u, IReadOnlyList<Expression> p, Func<double, Expression, Expression> wave)
    {
        var phase = Phase(u, p);
        return Enumerable.Range(0, Terms(p))
            .Select(i => wave((2 * i) + 1, phase))
            .Aggregate(static (sum, term) => sum + term);
    }

    // A sine of infinity is no number: the wave is held still there.
    private static Expression Phase(Expression u, IReadOnlyList<Expression> p)
    {
        var angle = (2 * Math.PI / p[1] * u).As("angle");
        return Where(Abs(((2 * Terms(p)) - 1) * angle) < double.PositiveInfinity, angle, 0).As("phase");
    }

    private static int Terms(IReadOnlyList<Expression> p) => (int)((Constant)p[0]).Value;
}
