using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>A value with the gradient of another one.</summary>
public sealed class ReplaceTests
{
    private static readonly ScalarOps Ops = ScalarOps.Of("""
        [Surrogate]
        public static partial Tensor Spike(Tensor x, Tensor w);

        public static float Spike(float x, float w) => Surrogate.Replace(x > 0 ? 1 : 0, MathF.Tanh(w * x));

        [Surrogate(Soft = true)]
        public static partial Tensor Soft(Tensor x, Tensor w);

        public static float Soft(float x, float w) => Surrogate.Replace(x > 0 ? 1 : 0, MathF.Tanh(w * x));

        [Surrogate]
        public static partial Tensor Kept(Tensor x);

        public static float Kept(float x)
        {
            var rounded = MathF.Round(3 * x) / 3;
            return Surrogate.Replace(rounded, 100 * x);
        }

        [Surrogate]
        public static partial Tensor Constant(Tensor x, float n);

        public static float Constant(float x, float n) => 2 * Surrogate.Replace(1, x * x) + Surrogate.Replace(n, 3 * x);

        [Surrogate]
        public static partial Tensor Equal(Tensor x);

        public static float Equal(float x) => Surrogate.Replace(x * x, x * x);

        [Surrogate]
        public static partial Tensor Nothing(Tensor x);

        public static float Nothing(float x) => x * Surrogate.Detach(Surrogate.Replace(MathF.Floor(x), x)) + Surrogate.Replace(x, 1) + Surrogate.Replace(x, Surrogate.Detach(2 * x));

        [Surrogate]
        public static partial Tensor Nested(Tensor x);

        public static float Nested(float x) => Surrogate.Replace(Surrogate.Step(x), Surrogate.Replace(MathF.Ceiling(x), x * x));
        """);

    private static readonly float[] Points = [-1.5f, -0.25f, 0, 0.75f, 2];

    /// <summary>Exact: on both sides the same functions of the same numbers; 1e-6 for tanh is some roundings of single precision.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheValueIsThatOfTheFirstAndTheGradientThatOfTheSecond(bool lanes)
    {
        using var use = LaneUse.Of(lanes);
        using var scope = NewDisposeScope();
        var (x, w) = (tensor(Points, requires_grad: true), tensor(0.8f, requires_grad: true));
        var spikes = Ops.Call("Spike", x, w);
        Assert.Equal(Points.Select(static point => Ops.Scalar("Spike", point, 0.8f)), spikes.data<float>().ToArray());
        Assert.Equal([0f, 0, 0, 1, 1], spikes.data<float>().ToArray());

        var expected = autograd.grad([(w * x).tanh().sum()], [x, w]);
        var actual = autograd.grad([spikes.sum()], [x, w]);
        Assert.True(actual[0].allclose(expected[0], rtol: 1e-6, atol: 1e-6));
        Assert.True(actual[1].allclose(expected[1], rtol: 1e-6, atol: 1e-6));
    }

    /// <summary>Of tanh in double precision; 1e-12 is a few dozen roundings.</summary>
    [Fact]
    public void SecondDerivativesAreThoseOfTheSecond()
    {
        using var scope = NewDisposeScope();
        var (x, w) = (tensor([-1.5, -0.25, 0.75, 2], requires_grad: true), tensor([0.8, 1.1, -0.4, 0.3], requires_grad: true));
        Tensor Second(Tensor y)
        {
            var first = autograd.grad([y.sum()], [x, w], create_graph: true, retain_graph: true);
            var second = autograd.grad([(first[0] + (2 * first[1])).sum()], [x, w]);
            return cat([second[0], second[1]]);
        }

        Assert.True(Second(Ops.Call("Spike", x, w)).allclose(Second((w * x).tanh()), rtol: 1e-12, atol: 1e-12));
    }

    /// <summary>1e-6 is some roundings of single precision.</summary>
    [Fact]
    public void TheSecondRunsForwardInASoftOp()
    {
        using var scope = NewDisposeScope();
        var (x, w) = (tensor(Points, requires_grad: true), tensor(0.8f, requires_grad: true));
        var soft = Ops.Call("Soft", x, w);
        Assert.True(soft.allclose((0.8f * x).tanh(), rtol: 1e-6, atol: 1e-6));
        Assert.True(autograd.grad([soft.sum()], [x])[0].allclose(autograd.grad([Ops.Call("Spike", x, w).sum()], [x])[0], rtol: 1e-6, atol: 1e-6));
    }

    /// <summary>Exact: a sum with a detached difference, <c>soft + (hard - soft)</c>, has lost digits of the smaller one.</summary>
    [Fact]
    public void NothingIsRounded()
    {
        using var scope = NewDisposeScope();
        var x = linspace(-5, 5, 1001, float32).requires_grad_();
        var y = Ops.Call("Kept", x);
        Assert.Equal(x.data<float>().ToArray().Select(static point => Ops.Scalar("Kept", point)), y.data<float>().ToArray());
        Assert.False(y.equal((100 * x) + (y - (100 * x))).all().item<bool>());
        Assert.All(ScalarOps.Gradient(y, x), static slope => Assert.Equal(100, slope));
    }

    /// <summary>Exact: small whole numbers and their halves.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatTheFirstIsDoesNotMatter(bool lanes)
    {
        using var use = LaneUse.Of(lanes);
        using var scope = NewDisposeScope();
        var x = tensor([-2f, 0.5f, 3], requires_grad: true);

        var constant = Ops.Call("Constant", x, 5f);
        Assert.Equal([7f, 7, 7], constant.data<float>().ToArray());
        Assert.Equal([-5f, 5, 15], ScalarOps.Gradient(constant, x));

        var equal = Ops.Call("Equal", x);
        Assert.Equal([4f, 0.25f, 9], equal.data<float>().ToArray());
        Assert.Equal([-4f, 1, 6], ScalarOps.Gradient(equal, x));

        var nested = Ops.Call("Nested", x);
        Assert.Equal([0f, 1, 1], nested.data<float>().ToArray());
        Assert.Equal([-4f, 1, 6], ScalarOps.Gradient(nested, x));
    }

    /// <summary>Exact. Within Detach, and with a constant for the second, no gradient passes.</summary>
    [Fact]
    public void NoGradientPassesWhereNoneIsWanted()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-1.5f, 0.5f, 3], requires_grad: true);
        var y = Ops.Call("Nothing", x);
        Assert.Equal([0f, 1, 15], y.data<float>().ToArray());
        Assert.Equal([-2f, 0, 3], ScalarOps.Gradient(y, x));
    }
}
