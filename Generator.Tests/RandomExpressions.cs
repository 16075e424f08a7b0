using Surrogates.Generator.Algebra;
using static Surrogates.Generator.Algebra.Formula;

namespace Surrogates.Generator.Tests;

/// <summary>Random expressions, seeded.</summary>
internal static class RandomExpressions
{
    /// <summary>An expression that is differentiable and bounded near the unit cube.</summary>
    public static Expression Smooth(Random random, Variable[] variables, int depth) =>
        depth == 0
            ? random.Next(3) == 0 ? Math.Round(random.NextDouble() * 4, 2) - 2 : variables[random.Next(variables.Length)]
            : random.Next(14) switch
            {
                0 => Smooth(random, variables, depth - 1) + Smooth(random, variables, depth - 1),
                1 => Smooth(random, variables, depth - 1) - Smooth(random, variables, depth - 1),
                2 => Smooth(random, variables, depth - 1) * Smooth(random, variables, depth - 1),
                3 => Smooth(random, variables, depth - 1) / (1.5 + Square(Smooth(random, variables, depth - 1))),
                4 => Sigmoid(Smooth(random, variables, depth - 1)),
                5 => Atan(Smooth(random, variables, depth - 1)),
                6 => Exp(-Square(Smooth(random, variables, depth - 1))),
                7 => Sin(Smooth(random, variables, depth - 1)),
                8 => Tanh(Smooth(random, variables, depth - 1)),
                9 => Erf(Smooth(random, variables, depth - 1)),
                10 => Log1p(Square(Smooth(random, variables, depth - 1))),
                11 => Sqrt(1 + Square(Smooth(random, variables, depth - 1))),
                12 => Pow(1.5 + Sigmoid(Smooth(random, variables, depth - 1)), Sin(Smooth(random, variables, depth - 1))),
                _ => -Smooth(random, variables, depth - 1),
            };

    /// <summary>An expression, and its value computed beside it without any simplification.</summary>
    public static (Expression Expression, double Value) WithValue(Random random, (Variable Variable, double Value)[] variables, int depth)
    {
        if (depth == 0)
        {
            var constant = random.Next(-3, 4);
            return random.Next(2) == 0 ? ((Expression)constant, constant) : variables[random.Next(variables.Length)];
        }

        var (a, x) = WithValue(random, variables, depth - 1);
        var (b, y) = WithValue(random, variables, depth - 1);
        return random.Next(18) switch
        {
            0 => (a + b, x + y),
            1 => (a - b, x - y),
            2 => (a * b, x * y),
            3 => (a / b, x / y),
            4 => (-a, -x),
            5 => (Abs(a), Math.Abs(x)),
            6 => (Square(a), x * x),
            7 => (Min(a, b), Math.Min(x, y)),
            8 => (Max(a, b), Math.Max(x, y)),
            9 => (Cos(a), Math.Cos(x)),
            10 => (Sin(a), Math.Sin(x)),
            11 => (Cosh(a), Math.Cosh(x)),
            12 => (Floor(Round(a)), Math.Floor(Math.Round(x))),
            13 => (Tanh(a), Math.Tanh(x)),
            14 => (Pow(a, HalfOf(random, out var exponent)), Math.Pow(x, exponent)),
            15 => (Where(Relation.Equal, a, b, a, b), x == y ? x : y),
            16 => (Cbrt(a), Math.Cbrt(x)),
            _ => (Where(Relation.Greater, a, b, a, b), x > y ? x : y),
        };
    }

    private static double HalfOf(Random random, out double exponent) => exponent = random.Next(-6, 7) / 2.0;
}
