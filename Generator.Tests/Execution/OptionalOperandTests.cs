using System.Reflection;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Execution;

/// <summary>Operands that may be null, and what null stands for.</summary>
public sealed class OptionalOperandTests
{
    private static readonly Type Ops = GeneratorRun.Of(Sources.Ops("""
        [Surrogate(Step, ATan, k: 3)]
        public static partial Tensor Spike(Tensor x, Tensor? threshold = null, Tensor? k = null);

        [Surrogate(Step, ATan, k: 3)]
        public static partial Tensor Steep(Tensor x);

        [Surrogate(Step, k: 3, Smooth = nameof(Line))]
        public static partial Tensor Own(Tensor x, Tensor? k);

        private static float Line(float u, float k) => k * u;

        [Surrogate(Bernoulli)]
        public static partial Tensor Draw(Tensor x, Tensor? noise);

        [Surrogate(Bernoulli)]
        public static partial Tensor DrawFrom(Tensor x, TorchSharp.torch.Generator? generator);

        [Surrogate]
        public static partial (Tensor results, Tensor y) Fire(Tensor? threshold, Tensor v, Tensor? thresholdDefault);

        public static (float, float) Fire(float threshold = 0.7f, float v = 0, float thresholdDefault = 2) => (v - threshold, v * thresholdDefault);
        """)).Load().GetType("Demo.Ops", throwOnError: true)!;

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16)]
    public void NullIsTheDefaultOfTheOperationAndWhatTheAnnotationSays(ScalarType type)
    {
        using var scope = NewDisposeScope();
        Tensor Points() => tensor([-0.5, 0, 0.25]).to(type).requires_grad_(true);
        var (x, other) = (Points(), Points());
        var (spikes, expected) = (Call("Spike", x, null, null), Call("Steep", other));
        spikes.sum().backward();
        expected.sum().backward();

        Assert.Equal(type, spikes.dtype);
        Assert.True(spikes.Equals(expected));
        Assert.Equal(other.grad!.to(float64).data<double>().ToArray(), x.grad!.to(float64).data<double>().ToArray());
    }

    [Fact]
    public void WhatIsPassedIsLearned()
    {
        using var scope = NewDisposeScope();
        var (x, threshold) = (tensor([1f, 2, 3]), tensor(2f, requires_grad: true));
        var spikes = Call("Spike", x, threshold, null);
        spikes.sum().backward();

        Assert.Equal([0f, 1, 1], spikes.data<float>().ToArray());
        Assert.True(threshold.grad!.item<float>() < -1);
    }

    [Fact]
    public void OfAnOwnShapeItIsTheNumberOfTheAnnotation()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2], requires_grad: true);
        Call("Own", x, null).sum().backward();

        Assert.Equal([3f, 3], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void NoiseIsDrawn()
    {
        using var scope = NewDisposeScope();
        var x = full(10_000, 0.5f);
        manual_seed(3);
        var expected = rand(10_000).lt(0.5).to(float32);
        foreach (var name in (string[])["Draw", "DrawFrom"])
        {
            manual_seed(3);
            Assert.True(Call(name, x, null).Equals(expected));
        }

        Assert.Equal(10_000, Call("Draw", x, zeros(10_000)).sum().item<float>());
    }

    /// <summary>The results have the type of a tensor that is there, whatever its place.</summary>
    [Fact]
    public void OfAScalarMethodItIsTheDefaultOfItsParameter()
    {
        using var scope = NewDisposeScope();
        var v = tensor([1.0, 2], requires_grad: true);
        var (difference, product) = ((Tensor, Tensor))Invoke("Fire", null, v, null);

        // In double precision the default is 0.7, not the float nearest to it.
        Assert.Equal([1 - 0.7, 2 - 0.7], difference.data<double>().ToArray());
        Assert.Equal([2.0, 4], product.data<double>().ToArray());
        product.sum().backward();
        Assert.Equal([2.0, 2], v.grad!.data<double>().ToArray());
    }

    [Fact]
    public void TheFirstOneIsStillAskedFor()
    {
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(static () => Call("Spike", null, null, null)).ParamName);
    }

    private static Tensor Call(string name, params object?[] operands) => (Tensor)Invoke(name, operands);

    private static object Invoke(string name, params object?[] operands) => Ops.GetMethods()
        .Single(method => method.Name == name && method.ReturnType != typeof((float, float)))
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, operands, null)!;
}
