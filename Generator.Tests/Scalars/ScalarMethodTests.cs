using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>What is written for scalar methods: each construct that one may use, and each that it may not.</summary>
[Collection(Side.Compiler)]
public sealed class ScalarMethodTests
{
    private const string Lif = """
        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v) Lif(Tensor current, Tensor v, float beta, float threshold);

        private static (float spike, float v) Lif(float current, float v, float beta, float threshold)
        {
            var h = beta * v + current;
            var s = Surrogate.Step(h - threshold);
            return (s, h * (1 - Surrogate.Detach(s)));
        }
        """;

    [Fact]
    public Task LeakyIntegrateAndFire() => Snapshot.Verify(GeneratorRun.Of(Sources.Ops(Lif)).Driver);

    [Fact]
    public Task SoftLeakyIntegrateAndFire() => Snapshot.Verify(GeneratorRun.Of(Sources.Ops(Lif.Replace("k: 2", "k: 2, Soft = true"))).Driver);

    [Fact]
    public Task PowersAreProducts() => Snapshot.Verify(GeneratorRun.Of(Sources.Ops("""
        [Surrogate]
        public static partial Tensor Quartic(Tensor x);

        private static float Quartic(float x) => x * x * x * x;

        [Surrogate(Clip: 1)]
        public static partial Tensor Cubic(Tensor x, Tensor w);

        private static double Cubic(double x, double w) => w * x * x * x - 3 * x;
        """)).Driver);

    [Fact]
    public Task BranchesLoopsAndCalls() => Snapshot.Verify(GeneratorRun.Of("using System;\n" + Sources.Ops("""
        private const float Gain = 1.5f;

        private static readonly double Rate = Math.Exp(-1 / 20d);

        [Surrogate]
        public static partial Tensor Branchy(Tensor x, Tensor w, float n);

        private static float Branchy(float x, float w, float n)
        {
            if (x > 3)
            {
                return w * MathF.Exp(-x);
            }

            var sum = 0f;
            for (var i = 1; i <= 3; i++)
            {
                sum += w / i * MathF.Sin(i * x);
            }

            if (sum < 0)
            {
                sum *= 0.1f;
            }
            else
            {
                sum = Bend(sum, w);
            }

            var (low, high) = (Math.Min(sum, 2f), Math.Max(sum, -2f));
            return x < -1 && w > 0 ? low : high * n;
        }

        private static float Bend(float a, float b) => (float)(a * a + b * Rate) * Gain;
        """)).Driver);

    [Fact]
    public Task SurrogatesThatNameTheirOwnShape() => Snapshot.Verify(GeneratorRun.Of(Sources.Ops("""
        [Surrogate(k: 3)]
        public static partial Tensor Two(Tensor x, Tensor k);

        private static float Two(float x, float k) => Surrogate.Step(x, ATan, k: k) + Surrogate.StrictStep(x - 1);
        """)).Driver);

    [Fact]
    public void ASwitchOnAConstantTakesItsArm() =>
        Assert.Contains("return 3 * x;", GeneratorRun.Of(Sources.Ops("""
            private const int Mode = 2;

            [Surrogate]
            public static partial Tensor Chosen(Tensor x);

            private static float Chosen(float x) => Mode switch { 1 => x, 2 => 3 * x, _ => -x };
            """)).GeneratedSource("Demo.Ops.g.cs"), StringComparison.Ordinal);

    [Fact]
    public Task OwnStandInAndDerivative() => Snapshot.Verify(GeneratorRun.Of("using System;\n" + Sources.Ops("""
        [Surrogate(Step, Smooth = nameof(Bent))]
        public static partial Tensor Learned(Tensor v, float threshold, Tensor width);

        private static float Bent(float u, float width)
        {
            var w = width * u;
            return w / (1 + MathF.Abs(w));
        }

        [Surrogate(Step, k: 3, Derivative = nameof(Tent))]
        public static partial Tensor Direct(Tensor v);

        private static double Tent(double u, double k) => k * Math.Max(0, 1 - k * Math.Abs(u));
        """)).Driver);

    [Fact]
    public Task NoNamedMethod() => Verify("SURR106", """
        [Surrogate(Step, Smooth = "Missing")]
        public static partial Tensor Spike(Tensor v);
        """);

    [Fact]
    public Task NoParameterValue() => Verify("SURR107", """
        [Surrogate(Step, Smooth = nameof(Wide))]
        public static partial Tensor Spike(Tensor v);

        private static float Wide(float u, float width) => u / width;
        """);

    [Fact]
    public Task NoScalarMethod() => Verify("SURR201", """
        [Surrogate]
        public static partial (Tensor spike, Tensor v) Lif(Tensor current, Tensor v, float beta);

        private static float Lif(float current, float v) => current + v;
        """);

    [Fact]
    public Task Unsupported() => Verify("SURR202", """
        [Surrogate]
        public static partial Tensor Strange(Tensor x);

        private static float Strange(float x)
        {
            var text = x.ToString();
            while (x > 0)
            {
                x--;
            }

            return x;
        }
        """);

    /// <summary>C# divides integers without a remainder, which is not what real numbers do, and throws where the divisor is 0.</summary>
    [Theory]
    [InlineData("(int)x / 2")]
    [InlineData("7 / n")]
    [InlineData("(n + 1) % (n - 1)")]
    [InlineData("n / -1")]
    [InlineData("Math.Sign(x) / n")]
    [InlineData("(int)x % 2")]
    public void DivisionOfIntegersThatAreNotKnown(string expression) => Assert.Contains(
        $"SURR202 '{expression}'",
        GeneratorRun.Reported("using System;\n" + Sources.Ops($"""
            [Surrogate]
            public static partial Tensor Halves(Tensor x, int n);

            private static float Halves(float x, int n) => x + {expression};
            """)).Diagnostics.Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Split(" cannot")[0]}"));

    /// <summary>What would be read wrongly is refused: real counters, endless fields.</summary>
    [Theory]
    [InlineData("var s = 0.0; for (var t = 0f; t < 1f; t += 0.1f) { s += x; } return s;")]
    [InlineData("return x * A;")]
    public void WhatCannotBeReadIsRefused(string body)
    {
        var run = GeneratorRun.Of(
            new RunOptions { Expected = Expected.Diagnostics },
            Sources.Ops($$"""
                private static readonly double A = B + 1;
                private static readonly double B = A * 2;

                [Surrogate]
                public static partial Tensor Odd(Tensor x);

                public static double Odd(double x)
                {
                    {{body}}
                }
                """));
        Assert.Contains(run.Diagnostics, static diagnostic => diagnostic.Id is "SURR202" or "SURR206");
    }

    [Fact]
    public Task Recursion() => Verify("SURR205", """
        [Surrogate]
        public static partial Tensor Endless(Tensor x);

        private static float Endless(float x) => x * Next(x);

        private static float Next(float x) => Endless(x) + 1;
        """);

    [Fact]
    public Task LoopBounds() => Verify("SURR206", """
        [Surrogate]
        public static partial Tensor Loop(Tensor x, int n);

        private static float Loop(float x, int n)
        {
            for (var i = 0; i < n; i++)
            {
                x *= x;
            }

            return x;
        }
        """);

    [Fact]
    public Task OtherOrder() => Verify("SURR209", """
        [Surrogate]
        public static partial (Tensor spike, Tensor v) Results(Tensor x, Tensor v);

        private static (float v, float spike) Results(float x, float v) => (x + v, Surrogate.Step(x));

        [Surrogate]
        public static partial Tensor Operands(Tensor x, Tensor v);

        private static float Operands(float v, float x) => x + 2 * v;

        [Surrogate]
        public static partial (Tensor a, Tensor b) OtherNames(Tensor x, Tensor v);

        private static (float b, float c) OtherNames(float v, float current) => (v, current);
        """);

    [Fact]
    public Task MutableField() => Verify("SURR207", """
        private static float _gain = 2;

        [Surrogate]
        public static partial Tensor Gained(Tensor x);

        private static float Gained(float x) => _gain * x;

        public static void Change() => _gain++;
        """);

    [Fact]
    public void AnEditOfTheScalarMethodWritesItsTypeAgain()
    {
        var run = GeneratorRun.Of(Sources.Ops(Lif)).Edit(Sources.Ops(Lif.Replace("beta * v", "beta * beta * v")));
        Assert.Equal([Microsoft.CodeAnalysis.IncrementalStepRunReason.Modified], run.Reasons(TrackingNames.Type));
        var comment = run.Edit(Sources.Ops("// Nothing.\n" + Lif.Replace("beta * v", "beta * beta * v")));
        Assert.Equal([Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached], comment.Reasons(TrackingNames.Type));
    }

    private static Task Verify(string id, string members, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        var run = GeneratorRun.Reported(Sources.Ops(members));
        Assert.True(run.Diagnostics.Length > 0, test);
        Assert.All(run.Diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
        return Snapshot.Verify(run.Driver);
    }
}
