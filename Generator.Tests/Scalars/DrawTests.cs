using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Random numbers that scalar methods draw: one for each element and each draw, from torch's generator.</summary>
public sealed class DrawTests
{
    private static readonly ScalarOps Ops = ScalarOps.Of("""
        [Surrogate]
        public static partial Tensor Noisy(Tensor x, Tensor sigma);

        public static float Noisy(float x, float sigma) => x + sigma * Surrogate.Normal();

        [Surrogate]
        public static partial Tensor Escape(Tensor x);

        public static float Escape(float x) => Surrogate.Step(Surrogate.Sigmoid(x) - Surrogate.Uniform(), Straight);

        [Surrogate]
        public static partial Tensor InALoop(Tensor x);

        public static float InALoop(float x)
        {
            var sum = x;
            for (var i = 0; i < 3; i++)
            {
                sum += 10 * Draw();
            }

            return sum + (x > 0 ? x * Draw() : 0);
        }

        private static float Draw() => Surrogate.Uniform();

        [Surrogate]
        public static partial Tensor Unread(Tensor x);

        public static double Unread(double x)
        {
            var unused = Surrogate.Uniform();
            return 2 * x;
        }

        [Surrogate]
        public static partial Tensor Alone(Tensor mask, Tensor x, Tensor? shift = null);

        public static double Alone(bool mask, double x, double shift = 0) => mask ? Surrogate.Uniform() + x + shift : 0;

        [Surrogate(StochasticRound)]
        public static partial Tensor Rounded(Tensor x, Tensor step);
        """);

    /// <summary>Exact: the numbers are those that torch draws for the same seed. 1e-6 for a product and a sum.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TorchsSeedDecides(bool lanes)
    {
        using var use = LaneUse.Of(lanes);
        using var scope = NewDisposeScope();
        var (x, sigma) = (zeros([3, 1], requires_grad: true), tensor([0.5f, 1, 2, 4], requires_grad: true));
        manual_seed(7);
        var expected = randn([3, 4]);
        manual_seed(7);
        var y = Ops.Call("Noisy", x, sigma);
        Assert.True(y.allclose(sigma * expected, rtol: 1e-6, atol: 0));

        // The pass back has the draw of the pass before.
        y.sum().backward();
        Assert.Equal([4f, 4, 4], x.grad!.data<float>().ToArray());
        Assert.True(sigma.grad!.allclose(expected.sum([0L]), rtol: 1e-6, atol: 1e-6));
        Assert.False(y.equal(Ops.Call("Noisy", x, sigma)).all().item<bool>());
    }

    /// <summary>20,000 draws: a mean is within 5 standard deviations, at most 0.018, of the probability.</summary>
    [Fact]
    public void OnesComeWithTheirProbability()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = full(20_000, 0.4f, requires_grad: true);
        var spikes = Ops.Call("Escape", x);
        var p = 1 / (1 + MathF.Exp(-0.4f));
        Assert.Equal(p, spikes.mean().item<float>(), 0.018);
        Assert.All(ScalarOps.Gradient(spikes, x), slope => Assert.Equal(p * (1 - p), slope, 1e-6f));
    }

    /// <summary>Exact but for the order of a sum, 1e-5: four draws, one for each time that the method comes by.</summary>
    [Fact]
    public void EachTimeIsADrawOfItsOwn()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-1f, 2, 3]);
        manual_seed(5);
        Tensor[] draws = [rand(3), rand(3), rand(3), rand(3)];
        manual_seed(5);
        var expected = x + (10 * (draws[0] + draws[1] + draws[2])) + (x.relu() * draws[3]);
        Assert.True(Ops.Call("InALoop", x).allclose(expected, rtol: 0, atol: 1e-5));
    }

    [Fact]
    public void WhatNothingReadsIsNotDrawn()
    {
        using var scope = NewDisposeScope();
        manual_seed(9);
        var expected = rand(4);
        manual_seed(9);
        Ops.Call("Unread", zeros(2));
        Assert.True(rand(4).equal(expected).all().item<bool>());
    }

    /// <summary>The draws have the type of the tensors, and the shape of all of them together.</summary>
    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16)]
    public void TheyHaveShapeAndTypeOfTheResult(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var y = Ops.Call("Alone", ones([2, 1], dtype: ScalarType.Bool), zeros(1000, dtype: type), null);
        Assert.Equal(type, y.dtype);
        Assert.Equal([2, 1000], y.shape);
        Assert.InRange(y.to(float64).std().item<double>(), 0.25, 0.33);
        Assert.True(y.to(float64).unique().output.NumberOfElements > 150);
        Assert.False(y[0].equal(y[1]).all().item<bool>());
    }

    /// <summary>So do those of the catalogue's operations: thirty-two numbers rounded to steps of 1, each by a draw of its own.</summary>
    [Fact]
    public void AnOperandThatIsLargerThanTheFirstHasItsOwn()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        Assert.Equal([0f, 1], Ops.Call("Rounded", tensor(0.5f), ones(32)).data<float>().ToArray().Distinct().Order());
    }

    /// <summary>As plain C# they are drawn too, from the same generator.</summary>
    [Fact]
    public void PlainCSharpDraws()
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        var first = Enumerable.Range(0, 1000).Select(static _ => Surrogate.Uniform()).ToArray();
        manual_seed(4);
        Assert.Equal(first, Enumerable.Range(0, 1000).Select(static _ => Surrogate.Uniform()));
        Assert.All(first, static draw => Assert.True(draw is >= 0 and < 1));
        Assert.InRange(first.Average(), 0.45, 0.55);
        var normal = Enumerable.Range(0, 1000).Select(static _ => (double)Surrogate.Normal()).ToArray();
        Assert.InRange(normal.Average(), -0.16, 0.16);
        Assert.InRange(normal.Select(static draw => draw * draw).Average(), 0.77, 1.23);
        Assert.Equal(1, Ops.Scalar("Noisy", 1f, 0f));
    }

    [Theory]
    [InlineData("private static readonly float Once = Surrogate.Uniform();\n\npublic static float F(float x) => Once * x;", "SURR202 'Surrogate.Uniform()', which a field, a derivative or a stand-in draws, cannot be differentiated here")]
    [InlineData("public static float F(float x) => Surrogate.Step(x, nameof(D));\n\nprivate static float D(float u) => Surrogate.Normal();", "SURR202 'Surrogate.Normal()', which a field, a derivative or a stand-in draws, cannot be differentiated here")]
    [InlineData("public static float F(float x)\n{\n    for (var i = 0; i < 40; i++)\n    {\n        x += Surrogate.Uniform();\n    }\n\n    return x;\n}", "SURR009 'F' has 41 operands; at most 32 are possible")]
    [InlineData("public static float F(float x) => x * (Surrogate.Uniform() < x ? 1 : 0);", "SURR203 The derivative of 'Surrogate.Uniform() < x ? 1 : 0' is zero")]
    public void WhatCannotBeIsReported(string members, string expected)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Diagnostics }, Sources.Ops($"""
            [Surrogate]
            public static partial Tensor F(Tensor x);

            {members}
            """));
        Assert.StartsWith(expected, Assert.Single(AllFindings.Of(run)), StringComparison.Ordinal);
    }
}
