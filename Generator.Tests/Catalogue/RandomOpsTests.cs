using Surrogates.Functions;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Catalogue;

/// <summary>Random decisions: their probabilities, where the noise comes from, and that it can be had again.</summary>
public sealed class RandomOpsTests
{
    private static readonly CompiledOps Ops = CompiledOps.Of("""
        [Surrogate(Bernoulli)]
        public static partial Tensor Draw(Tensor p);

        [Surrogate(Bernoulli)]
        public static partial Tensor DrawFrom(Tensor p, TorchSharp.torch.Generator generator);

        [Surrogate(Bernoulli, Sigmoid, k: 2)]
        public static partial Tensor DrawSeeded(Tensor x, long seed);

        [Surrogate(StochasticRound)]
        public static partial Tensor Round(Tensor x, float step, int seed);

        [Surrogate(StochasticRound)]
        public static partial Tensor RoundGiven(Tensor x, Tensor noise);
        """);

    /// <summary>40,000 draws: a mean is within 5 standard deviations, at most 0.0125, of the probability.</summary>
    [Fact]
    public void OnesComeWithTheirProbability()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        foreach (var p in (double[])[0.1, 0.5, 0.9])
        {
            var draws = Ops.Call("Draw", full(40_000, p));
            Assert.Equal(p, draws.mean().item<float>(), 0.0125);
            Assert.All(draws.data<float>().ToArray(), static draw => Assert.True(draw is 0 or 1));
        }

        Assert.Equal(1 / (1 + Math.Exp(-2 * 0.3)), Ops.Call("DrawSeeded", full(40_000, 0.3), 3L).mean().item<float>(), 0.0125);
    }

    [Fact]
    public void CertaintiesAreCertain()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(0, Ops.Call("Draw", zeros(10_000)).sum().item<float>());
        Assert.Equal(10_000, Ops.Call("Draw", ones(10_000)).sum().item<float>());
    }

    /// <summary>The mean of 40,000 roundings of 0.3 to steps of 0.25: within 5 standard deviations, 0.0025.</summary>
    [Fact]
    public void RoundingKeepsTheMean()
    {
        using var scope = NewDisposeScope();
        var rounded = Ops.Call("Round", full(40_000, 0.3), 0.25f, 5);
        Assert.Equal(0.3, rounded.mean().item<float>(), 0.0025);
        Assert.All(rounded.data<float>().ToArray(), static value => Assert.True(value is 0.25f or 0.5f));
    }

    [Fact]
    public void TheSameSeedDrawsTheSame()
    {
        using var scope = NewDisposeScope();
        var x = zeros(1000);
        Assert.True(Ops.Call("DrawSeeded", x, 7L).equal(Ops.Call("DrawSeeded", x, 7L)).all().item<bool>());
        Assert.False(Ops.Call("DrawSeeded", x, 7L).equal(Ops.Call("DrawSeeded", x, 8L)).all().item<bool>());
        Assert.False(Ops.Call("DrawSeeded", x, 7L).equal(Ops.Call("DrawSeeded", x, long.MinValue)).all().item<bool>());
    }

    [Fact]
    public void AGeneratorGoesOn()
    {
        using var scope = NewDisposeScope();
        var p = full(1000, 0.5);
        var (generator, other) = (new TorchSharp.torch.Generator(3), new TorchSharp.torch.Generator(3));
        var first = Ops.Call("DrawFrom", p, generator);
        Assert.False(first.equal(Ops.Call("DrawFrom", p, generator)).all().item<bool>());
        Assert.True(first.equal(Ops.Call("DrawFrom", p, other)).all().item<bool>());
        Assert.Throws<ArgumentNullException>(() => Ops.Call("DrawFrom", p, null!));
    }

    [Fact]
    public void TorchsOwnSeedDecidesWhereNoneIsGiven()
    {
        using var scope = NewDisposeScope();
        var p = full(1000, 0.5);
        manual_seed(11);
        var first = Ops.Call("Draw", p);
        manual_seed(11);
        Assert.True(first.equal(Ops.Call("Draw", p)).all().item<bool>());
    }

    /// <summary>What is drawn is no operand: gradients pass to x alone, and straight through.</summary>
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    public void GradientsPassStraightThrough(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var p = full(8, 0.5, dtype: type, requires_grad: true);
        var y = Ops.Call("Draw", p);
        Assert.Equal(type, y.dtype);
        y.sum().backward();
        Assert.Equal(8, p.grad!.to(float64).sum().item<double>());
        var noise = full(8, 0.5, dtype: type, requires_grad: true);
        Ops.Call("RoundGiven", p, noise).sum().backward();
        Assert.Null(noise.grad);
    }

    [Fact]
    public void NoiseHasShapeAndTypeOfWhatItIsFor()
    {
        using var scope = NewDisposeScope();
        var noise = Noise.Uniform(zeros([3, 4], float64));
        Assert.Equal([3, 4], noise.shape);
        Assert.Equal(float64, noise.dtype);
        Assert.InRange(noise.min().item<double>(), 0, 1);
    }

    [Fact]
    public void WhatCannotBeDrawnForIsNamedByTheOp()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("p of Demo.Ops.Draw", Assert.Throws<ArgumentException>(() => Ops.Call("Draw", zeros(3, int64))).Message);
        Assert.Contains("x of Demo.Ops.DrawSeeded is null", Assert.Throws<ArgumentNullException>(() => Ops.Call("DrawSeeded", null!, 1L)).Message);
    }
}
