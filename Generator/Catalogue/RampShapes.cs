using static Surrogates.Generator.Algebra.Formula;
using static Surrogates.Generator.Catalogue.Pieces;

namespace Surrogates.Generator.Catalogue;

/// <summary>Shapes whose stand-in grows without bound.</summary>
internal static class RampShapes
{
    public static readonly IReadOnlyList<ShapeEntry> All =
    [
        new("ReLU", "the rectifier", [new("k", 1, ParameterRange.Finite)])
        {
            StandIn = static (u, p) => Slope(p[0], Max(u, 0)),
            Derivative = static (u, p) => Where(u > 0, p[0], 0),
            Source = "snnTorch `heaviside`",
        },
        new("LeakyReLU", "the leaky rectifier", [new("k", 1, ParameterRange.Finite), new("leak", 0, ParameterRange.Finite)])
        {
            StandIn = static (u, p) => Where(u >= 0, Slope(p[0], u), Slope(p[1], u)),
            Derivative = static (u, p) => Where(u >= 0, p[0], p[1]),
            Source = "SpikingJelly `LeakyKReLU`, Sinabs `Heaviside`, snnTorch `triangular`",
        },
        new("LogTailedReLU", "the rectifier with a logarithmic tail", [new("leak", 0, ParameterRange.Finite)])
        {
            StandIn = static (u, p) => Where(u > 0, Min(u, 1) + Log(Max(u, 1)), Slope(p[0], u)),
            Derivative = static (u, p) => Where(u > 0, 1 / Max(u, 1), p[0]),
            Source = "Cai et al. (2017); SpikingJelly `LogTailedReLU`",
        },
        new("ELU", "the exponential linear unit", [new("k", 1, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => Max(u, 0) + (Expm1(p[0] * Min(u, 0)) / p[0]),
            Derivative = static (u, p) => Exp(p[0] * Min(u, 0)),
            ByParameters = static (u, p) =>
            {
                // Next to 0 the two terms cancel, and a series takes their place: good to 3e-9 up to 1e-4.
                var v = Min(u, 0).As("v");
                var z = (p[0] * v).As("z");
                var terms = ((Finite(v) * Exp(z)) - (Expm1(z) / p[0])) / p[0];
                return [Finite(Where(z > -1e-4, Square(v) * (0.5 + (z / 3)), terms))];
            },
            Source = "Clevert et al. (2016); Lava `Spike` with graded spikes",
        },
        new("NonzeroSignLogAbs", "the logarithm of the absolute value", [new("k", 1, ParameterRange.Positive)])
        {
            StandIn = static (u, p) => Odd(u, Log(1 + (p[0] * Abs(u))).As("size")),
            Derivative = static (u, p) => p[0] / (1 + (p[0] * Abs(u))),

            // u / (1 + k |u|), which is infinity by infinity at both ends.
            ByParameters = static (u, p) => [Odd(u, 1 / ((1 / Abs(u)) + p[0]))],
            Source = "SpikingJelly `NonzeroSignLogAbs`",
        },
        new("FakeNumericalGradient", "the difference quotient of the step, cut off", [new("k", 0.3, ParameterRange.Positive)])
        {
            StandIn = static (u, p) =>
            {
                var z = (p[0] * Abs(u)).As("z");
                return Odd(u, (Min(z, 1) + Log(Max(z, 1))).As("size"));
            },

            // The smaller of 1 / |u| and k, of which no derivative is infinite at 0.
            Derivative = static (u, p) => 1 / Max(Abs(u), 1 / p[0]),
            ByParameters = static (u, p) => [Odd(u, Min(Abs(u), 1 / p[0]))],
            Source = "SpikingJelly `FakeNumericalGradient`",
        },
    ];
}
