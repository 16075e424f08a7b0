using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Pipeline;

/// <summary>What is generated grows with the distinct values of a formula, and not faster.</summary>
[Collection(Side.Compiler)]
public sealed class GrowthTests
{
    /// <summary>
    /// Text twice as large for a formula twice as long, within a half: what is not linear is out of all proportion, or does not end. Names get
    /// longer by a digit, and what surrounds the formulas stays.
    /// </summary>
    [Theory]
    [InlineData("xor", 5)]
    [InlineData("pairs", 24)]
    [InlineData("product", 16)]
    [InlineData("horner", 50)]
    [InlineData("sum", 40)]
    [InlineData("arms", 40)]
    [InlineData("powers of arms", 40)]
    [InlineData("neuron", 300)]
    [InlineData("leaving", 60)]
    public void TextIsInProportion(string family, int size)
    {
        var small = Text(family, size);
        var large = Text(family, 2 * size);
        Assert.InRange(large, small / 2, 3 * small);
    }

    private static int Text(string family, int size) => GeneratorRun.Of(new RunOptions { Expected = Expected.Diagnostics }, "using System;\n" + Sources.Ops(family switch
    {
        "xor" => Scalar("x, float y", $"{Terms(size, " ^ ", static i => $"(x > {i})")} ? x * y : x"),
        "pairs" => Scalar("x, float y", $"{Terms(size, " || ", static i => $"x > {2 * i + 1} && y < {2 * i}")} ? x * y : x"),
        "product" => Scalar(string.Join(", float ", Enumerable.Range(0, size).Select(static i => $"x{i}")), Terms(size, " * ", static i => $"x{i}")),
        "sum" => Scalar("x", $"x / (1 + {Terms(size, " + ", static i => $"MathF.Sin({i} * x)")}) + MathF.Exp(-({Terms(size, " + ", static i => $"MathF.Sin({i} * x)")}))"),
        "arms" => Scalar("x", Enumerable.Range(0, size).Aggregate("x", static (inner, i) => i % 2 == 0 ? $"(x > {i} ? MathF.Sin({inner}) : 0)" : $"(x < -{i} ? 0 : MathF.Cos({inner}))")),
        "powers of arms" => Scalar("x", Enumerable.Range(0, size).Aggregate("x", static (inner, i) => i % 2 == 0 ? $"(x > {i} ? x * MathF.Sin({inner}) : 0)" : $"(x < -{i} ? 0 : x * {inner})")),
        "horner" => Scalar("x", Enumerable.Range(0, size).Aggregate("1f", static (inner, i) => $"({inner} * x + {i % 7}.5f)")),
        "leaving" => $$"""
            [Surrogate]
            public static partial Tensor F(Tensor x, Tensor beta);

            static float F(float x, float beta)
            {
                for (var t = 0; t < {{size}}; t++)
                {
                    if (x > 3) { x -= beta; continue; }
                    if (x < t * beta) { break; }
                    x += 0.5f * beta;
                }

                return x;
            }
            """,
        _ => $$"""
            [Surrogate]
            public static partial Tensor F(Tensor x, Tensor beta);

            static float F(float x, float beta)
            {
                var (v, s) = (0f, 0f);
                for (var t = 0; t < {{size}}; t++)
                {
                    v = beta * v + x;
                    var z = Surrogate.Step(v - 1);
                    v -= z;
                    s += z;
                }

                return s;
            }
            """,
    })).GeneratedSource("Demo.Ops.g.cs").Length;

    private static string Scalar(string parameters, string value) => $$"""
        [Surrogate]
        public static partial Tensor F(Tensor {{parameters.Replace("float", "Tensor", StringComparison.Ordinal)}});

        static float F(float {{parameters}}) => {{value}};
        """;

    private static string Terms(int count, string between, Func<int, string> term) => string.Join(between, Enumerable.Range(0, count).Select(term));
}
