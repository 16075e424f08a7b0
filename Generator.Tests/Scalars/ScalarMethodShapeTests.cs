using System.Globalization;
using System.Reflection;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>The surrogates of a scalar method's functions, where the annotation names the user's own stand-in or derivative.</summary>
public sealed class ScalarMethodShapeTests
{
    private static readonly Type Ops = GeneratorRun.Of("using System;\n" + Sources.Ops("""
        [Surrogate(Derivative = nameof(Triangle))]
        public static partial (Tensor spike, Tensor v) Neuron(Tensor x, Tensor v);

        public static (float spike, float v) Neuron(float x, float v)
        {
            var h = 0.9f * v + x;
            var s = Surrogate.Step(h - 1);
            return (s, h - s);
        }

        static float Triangle(float u) => 0.3f * MathF.Max(0, 1 - MathF.Abs(u));

        [Surrogate(Smooth = nameof(Bent))]
        public static partial Tensor Smooth(Tensor x);

        public static float Smooth(float x) => Surrogate.Step(x - 1);

        static float Bent(float u) => MathF.Tanh(u);

        [Surrogate(Derivative = nameof(Triangle))]
        public static partial Tensor Others(Tensor x);

        public static float Others(float x) => Surrogate.Step(x - 1) + Surrogate.Step(x - 1, Shape.Straight) + Surrogate.Round(x, Shape.Straight);

        [Surrogate(Derivative = nameof(Resting))]
        public static partial Tensor Reads(Tensor x, Tensor v, Tensor rest);

        public static float Reads(float x, float v, float rest) => Surrogate.Step(x + v);

        static float Resting(float u, float v, float rest) => v - rest;

        [Surrogate(Step, Derivative = nameof(Resting))]
        public static partial Tensor ReadsOperands(Tensor x, Tensor v, Tensor rest);

        [Surrogate(k: 3, Scale = 2, Smooth = nameof(Wide))]
        public static partial Tensor Learned(Tensor x, Tensor width);

        public static float Learned(float x, float width) => Surrogate.Step(x - 1);

        static float Wide(float u, float k, float width) => k * width * u;

        [Surrogate(Smooth = nameof(Cubic))]
        public static partial Tensor OfItself(Tensor x);

        public static float OfItself(float x) => Surrogate.Step(x);

        static float Cubic(float u, float x) => u * x * x;

        [Surrogate(Smooth = nameof(Bent), Soft = true)]
        public static partial Tensor Soft(Tensor x);

        public static float Soft(float x) => 2 * Surrogate.Step(x - 1);
        """)).Load().GetType("Demo.Ops", throwOnError: true)!;

    /// <summary>1e-6 is a few roundings of single precision.</summary>
    [Fact]
    public void TheDerivativeRunsBackward()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0.5f, 1.4f, 2.5f], requires_grad: true);
        var (spike, next) = ((Tensor, Tensor))Invoke("Neuron", x, zeros(3));
        Assert.Equal([0f, 1, 1], spike.data<float>().ToArray());
        Assert.Equal([0.5f, 0.4f, 1.5f], next.data<float>().ToArray(), Near);
        Assert.Equal([0.15f, 0.18f, 0], Gradient(spike, x), Near);
    }

    /// <summary>Exact: halves.</summary>
    [Theory]
    [InlineData("Reads", true)]
    [InlineData("ReadsOperands", false)]
    public void WhatADerivativeReadsGetsNoGradientOfIt(string name, bool decidesToo)
    {
        using var scope = NewDisposeScope();
        var (x, v, rest) = (tensor([0.5f, 1.5f], requires_grad: true), tensor([2f, 3], requires_grad: true), tensor(0.5f, requires_grad: true));
        Call(name, x, v, rest).sum().backward();

        Assert.Equal([1.5f, 2.5f], x.grad!.data<float>().ToArray());
        Assert.Null(rest.grad);
        Assert.Equal(decidesToo ? [1.5f, 2.5f] : null, v.grad?.data<float>().ToArray());
    }

    [Fact]
    public void TheStandInIsDifferentiated()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0.5f, 1.4f], requires_grad: true);
        Assert.Equal([0.78645f, 0.85564f], Gradient(Call("Smooth", x), x), (a, b) => MathF.Abs(a - b) < 1e-5f);
    }

    [Fact]
    public void AShapeThatIsNamedAtTheCallComesFirst()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0.5f, 1.4f, 2.5f], requires_grad: true);
        Assert.Equal([2.15f, 2.18f, 2], Gradient(Call("Others", x), x), Near);
    }

    /// <summary>A derivative may read the op's operands, and gives those that it alone reads no gradient.</summary>
    [Fact]
    public void ADerivativeReadsOperands()
    {
        using var scope = NewDisposeScope();
        var (x, v, rest) = (tensor([1f, 2], requires_grad: true), tensor([5f, 6], requires_grad: true), tensor([1f, -1], requires_grad: true));
        var gradients = autograd.grad([Call("Reads", x, v, rest).sum()], [x, v, rest], allow_unused: true);
        Assert.Equal([4f, 7], gradients[0].data<float>().ToArray());
        Assert.Equal([4f, 7], gradients[1].data<float>().ToArray());
        Assert.True(gradients[2] is null || gradients[2].IsInvalid || gradients[2].count_nonzero().item<long>() == 0);
    }

    /// <summary>What the annotation says of k, scale and learned parameters holds.</summary>
    [Fact]
    public void AStandInHasParameters()
    {
        using var scope = NewDisposeScope();
        var (x, width) = (tensor([2f, 4], requires_grad: true), tensor([5f, 7], requires_grad: true));
        var gradients = autograd.grad([Call("Learned", x, width).sum()], [x, width]);
        Assert.Equal([30f, 42], gradients[0].data<float>().ToArray());
        Assert.Equal([6f, 18], gradients[1].data<float>().ToArray());
    }

    [Fact]
    public void WhatIsBothDistanceAndParameterIsCountedOnce()
    {
        using var scope = NewDisposeScope();
        var x = tensor([2f, -1], requires_grad: true);
        Assert.Equal([12f, 3], Gradient(Call("OfItself", x), x));
    }

    [Fact]
    public void TheStandInRunsForward()
    {
        using var scope = NewDisposeScope();
        var x = tensor([0.5f, 1.4f], requires_grad: true);
        Assert.True(Call("Soft", x).allclose(2 * (x - 1).tanh()));
    }

    [Theory]
    [InlineData("Derivative = \"Missing\"", "SURR106")]
    [InlineData("Smooth = nameof(Half)", "SURR107")]
    [InlineData("PeriodicExponential, Soft = true", "SURR105")]
    [InlineData("Derivative = nameof(Plain), Soft = true", "SURR105")]
    [InlineData("ATan, Derivative = nameof(Plain)", "SURR104")]
    [InlineData("k: 2, Derivative = nameof(Plain)", "SURR104")]
    public void WhatCannotBeIsReported(string arguments, string id)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Diagnostics }, Sources.Ops($"""
            [Surrogate({arguments})]
            public static partial Tensor F(Tensor x);

            public static float F(float x) => Surrogate.Step(x);

            static float Half(float u, float missing) => u * missing;

            static float Plain(float u) => u;
            """));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.NotEmpty(diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    private static bool Near(float expected, float actual) => MathF.Abs(expected - actual) < 1e-6f;

    private static float[] Gradient(Tensor output, Tensor input) => [.. autograd.grad([output.sum()], [input])[0].data<float>()];

    private static Tensor Call(string name, params Tensor[] operands) => (Tensor)Invoke(name, operands);

    private static object Invoke(string name, params Tensor[] operands) =>
        Ops.GetMethod(name, [.. operands.Select(static _ => typeof(Tensor))])!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. operands], null)!;
}
