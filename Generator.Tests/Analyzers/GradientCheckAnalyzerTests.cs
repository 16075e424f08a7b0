using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Analyzers;

/// <summary>What the compiler finds when it tries the user's own mathematics out.</summary>
[Collection(Side.Compiler)]
public sealed class GradientCheckAnalyzerTests
{
    [Fact]
    public async Task AWrongDerivativeIsFound()
    {
        var message = Assert.Single(await Analyze("""
            [Surrogate(Step, Smooth = nameof(S), Derivative = nameof(D))]
            public static partial Tensor Spike(Tensor v);

            private static float S(float u) => MathF.Atan(u);

            private static float D(float u) => 1 / (1 + MathF.Abs(u));
            """));
        Assert.Equal("SURR301: 'D' is not the derivative of 'S': at u = 0.137 the slope is 0.9816, but the derivative is 0.8795", message);
    }

    [Theory]
    [InlineData("MathF.Atan(a * u)", "a / (1 + a * a * u * u)")]
    [InlineData("Surrogate.Sigmoid(a * u)", "a * Surrogate.Sigmoid(a * u) * Surrogate.Sigmoid(-a * u)")]
    [InlineData("u > 1 ? 1 : u < -1 ? -1 : u", "MathF.Abs(u) <= 1 ? 1 : 0")]
    public async Task ARightDerivativeIsNot(string smooth, string derivative) => await Silent($"""
        [Surrogate(Step, Smooth = nameof(S), Derivative = nameof(D))]
        public static partial Tensor Spike(Tensor v, float threshold, float a);

        private static float S(float u, float a) => {smooth};

        private static float D(float u, float a) => {derivative};
        """, allowUnused: true);

    [Fact]
    public async Task AnOverflowIsFound() => Assert.Contains(
        await Analyze("""
            [Surrogate(Step, Smooth = nameof(S))]
            public static partial Tensor Spike(Tensor v);

            private static float S(float u) => 1 / (1 + MathF.Exp(-u));

            [Surrogate]
            public static partial Tensor F(Tensor x);

            private static float F(float x) => x / (1 + MathF.Exp(-x));
            """),
        static message => message.StartsWith("SURR302: The derivative of 'S' by 'u' is not finite in single precision at u = -90", StringComparison.Ordinal));

    /// <summary>An intermediate value that does not fit, and a quotient 0 / 0; the points are the first of those that are tried.</summary>
    [Theory]
    [InlineData("MathF.Log(1 + MathF.Exp(x))", "x = 90")]
    [InlineData("MathF.Exp(x) / (1 + MathF.Exp(x))", "x = 90")]
    [InlineData("Surrogate.Replace(x > 0 ? 1 : 0, MathF.Log(1 + MathF.Exp(x)))", "x = 90")]
    [InlineData("MathF.Sqrt(x * x)", "x = 0")]
    [InlineData("MathF.Sqrt(MathF.Abs(x))", "x = 0")]
    [InlineData("MathF.Log(x * x)", "x = 1E-38")]
    public async Task ADerivativeThatIsLostIsFound(string value, string point) =>
        Assert.StartsWith($"SURR302: The derivative of 'F' by 'x' is not finite in single precision at {point}, where", Assert.Single(await Analyze(Scalar(value))), StringComparison.Ordinal);

    /// <summary>Values that really are too large, derivatives that really are infinite, and inputs outside of the domain.</summary>
    [Theory]
    [InlineData("x * x")]
    [InlineData("x * x * MathF.Tanh(x)")]
    [InlineData("0.04f * x * x + 5 * x + 140")]
    [InlineData("1 / x")]
    [InlineData("1 / (x * x)")]
    [InlineData("MathF.Sqrt(x)")]
    [InlineData("MathF.Cbrt(x)")]
    [InlineData("MathF.Log(x)")]
    [InlineData("MathF.Exp(x)")]
    [InlineData("MathF.Exp(-5 * x * x)")]
    [InlineData("MathF.Sin(x) / x")]
    [InlineData("x / (1 + x * x)")]
    [InlineData("MathF.Sqrt(1 + x * x)")]
    [InlineData("x > 0 ? MathF.Sqrt(x) : 0")]
    [InlineData("Surrogate.Replace(x > 0 ? 1 : 0, MathF.Sqrt(x))")]
    public async Task WhatNoFormCanHoldIsNot(string value) => await Silent(Scalar(value));

    /// <summary>Powers of what is multiplied in every step leave the range at sizes that no network has, also those of double precision.</summary>
    [Theory]
    [InlineData("v = beta * v + x", 12)]
    [InlineData("v = beta * v + (1 - beta) * x", 40)]
    [InlineData("v = beta * beta * v + x", 30)]
    public async Task ATimeLoopThatGrowsIsNot(string update, int steps) => await Silent(Loop(update, steps));

    [Fact]
    public async Task ADerivativeThatIsLostInOneOutputOfSeveralIsFound() => Assert.StartsWith(
        "SURR302: The derivative of 'F' by 'x' is not finite in single precision at x = 90, y = 0.731,",
        Assert.Single(await Analyze("""
            [Surrogate]
            public static partial (Tensor a, Tensor b, Tensor c) F(Tensor x, Tensor y);

            private static (float a, float b, float c) F(float x, float y) => (x * x * y, MathF.Log(1 + MathF.Exp(x)), MathF.Exp(2 * x) * y);
            """)),
        StringComparison.Ordinal);

    /// <summary>No time constant is zero, at which the method itself divides by it.</summary>
    [Theory]
    [InlineData("v = v + (x - v) / beta")]
    [InlineData("v = v * MathF.Exp(-1 / beta) + x")]
    public async Task ATimeConstantOfZeroIsNot(string update) => await Silent(Loop(update, 12));

    /// <summary>Where another arm is taken nothing is divided.</summary>
    [Fact]
    public async Task ADivisionThatIsNotMadeIsNoExcuse() => Assert.Contains(
        "at x = 0,",
        Assert.Single(await Analyze(Scalar("MathF.Sqrt(x * x) + (x > 1 ? 1 / x : x)"))),
        StringComparison.Ordinal);

    /// <summary>Rates of ion channels and of receptors, of a potential in millivolts, overflow at potentials that no cell has.</summary>
    [Theory]
    [InlineData("0.01f * (x + 55) / (1 - MathF.Exp(-(x + 55) / 10))")]
    [InlineData("0.1f * (x + 40) / (1 - MathF.Exp(-(x + 40) / 10))")]
    [InlineData("4 * MathF.Exp(-(x + 65) / 18)")]
    [InlineData("1 / (1 + MathF.Exp(-(x + 35) / 10))")]
    [InlineData("1 / (1 + MathF.Exp(-0.062f * x) / 3.57f)")]
    public async Task ARateIsNot(string value) => await Silent(Scalar(value));

    /// <summary>Powers of sums grow so fast that differences are not slopes, and beside a large number they are rounded away.</summary>
    [Fact]
    public async Task ASlopeThatCannotBeSeenIsNot() => await Silent("""
        [Surrogate]
        public static partial Tensor Growing(Tensor v);

        private static float Growing(float v)
        {
            for (var n = 0; n < 12; n++)
            {
                v += v * v;
            }

            return Surrogate.Step(v - 1);
        }

        [Surrogate]
        public static partial Tensor Rounded(Tensor x, Tensor b, Tensor dt);

        private static double Rounded(double x, double b, double dt) => Math.Exp(20 * dt * b) + dt * x;
        """);

    /// <summary>Beside a number that is not so large a wrong one is still seen.</summary>
    [Theory]
    [InlineData("1000 * u + MathF.Tanh(u)", "1000 + MathF.Abs(MathF.Tanh(u))")]
    [InlineData("MathF.Exp(u) + 0.01f * u", "MathF.Exp(u)")]
    public async Task AWrongOneBesideALargerIsFound(string smooth, string derivative) => Assert.Single(await Analyze($"""
        [Surrogate(Step, Smooth = nameof(S), Derivative = nameof(D))]
        public static partial Tensor Spike(Tensor v);

        private static float S(float u) => {smooth};

        private static float D(float u) => {derivative};
        """));

    private static string Loop(string update, int steps) => $$"""
        [Surrogate]
        public static partial Tensor Spikes(Tensor x, Tensor beta);

        private static float Spikes(float x, float beta)
        {
            var (v, s) = (0f, 0f);
            for (var t = 0; t < {{steps}}; t++)
            {
                {{update}};
                var z = Surrogate.Step(v - 1);
                v -= z;
                s += z;
            }

            return s;
        }
        """;

    [Theory]
    [InlineData("Surrogate.Step(Cubic(Cubic(x)))")]
    [InlineData("MathF.Tanh(Cubic(Cubic(x)))")]
    [InlineData("MathF.Atan(Cubic(Cubic(Cubic(x))))")]
    public async Task PowersOfPowersAreNot(string value) => await Silent(Scalar(value) + """


        private static float Cubic(float x) => x * x * x - 2 * x + 1;
        """);

    /// <summary>Growth beside it does not hide what another form would keep.</summary>
    [Theory]
    [InlineData("Surrogate.Step(x * x * x) + MathF.Log(1 + MathF.Exp(x))", "x = 90")]
    [InlineData("1 / (1 + MathF.Exp(-x * x * x))", "x = -30")]
    [InlineData("MathF.Tanh(x * x * x) * MathF.Sqrt(x * x)", "x = 0")]
    public async Task WhatIsLostBesideGrowthIsFound(string value, string point) => Assert.StartsWith(
        $"SURR302: The derivative of 'F' by 'x' is not finite in single precision at {point}, where",
        Assert.Single(await Analyze(Scalar(value))),
        StringComparison.Ordinal);

    private static string Scalar(string value) => $"""
        [Surrogate]
        public static partial Tensor F(Tensor x);

        private static float F(float x) => {value};
        """;

    [Fact]
    public async Task CatalogueAndGoodScalarMethodsAreSilent() => await Silent("""
        [Surrogate(Step, k: 100)]
        public static partial Tensor Spike(Tensor v);

        [Surrogate]
        public static partial Tensor Quartic(Tensor x);

        private static float Quartic(float x) => x * x * x * x;
        """);

    private static async Task Silent(string members, bool allowUnused = false)
    {
        var reported = await Analyze(members, allowUnused);
        Assert.True(reported.Length == 0, string.Join("\n", reported));
    }

    private static async Task<string[]> Analyze(string members, bool allowUnused = false)
    {
        var options = new RunOptions { Expected = allowUnused ? Expected.Diagnostics : Expected.Clean };
        var run = GeneratorRun.Of(options, "using System;\n" + Sources.Ops(members));
        var reported = await run.Output.WithAnalyzers([new GradientCheckAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. reported.Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
    }
}
