using System.Globalization;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Shapes and their numbers at calls of intrinsics: they mean what they mean in annotations.</summary>
public sealed class ShapeSettingTests
{
    // At the call, and in an annotation.
    private static readonly (string Call, string Annotation)[] Pairs =
    [
        ("Rectangle, k: 2, leak: 0.1", "Rectangle, k: 2, Leak = 0.1"),
        ("LeakyReLU, leak: -0.2", "LeakyReLU, Leak = -0.2"),
        ("LogTailedReLU, leak: 0.3", "LogTailedReLU, Leak = 0.3"),
        ("Gaussian, sigma: 0.3, mu: 0.1", "Gaussian, Sigma = 0.3, Mu = 0.1"),
        ("MultiGaussian, sigma: 0.4, mu: -0.1, height: 0.2, spread: 5", "MultiGaussian, Sigma = 0.4, Mu = -0.1, Height = 0.2, Spread = 5"),
        ("PeriodicExponential, k: 3, period: 0.7", "PeriodicExponential, k: 3, Period = 0.7"),
        ("SquareWave, terms: 3, period: 5", "SquareWave, Terms = 3, Period = 5"),
        ("QPseudoSpike, alpha: 3", "QPseudoSpike, Alpha = 3"),
        ("S2NN, k: 2, beta: 0.5", "S2NN, k: 2, Beta = 0.5"),
        ("SparseFastSigmoid, k: 3, bound: 0.2", "SparseFastSigmoid, k: 3, Bound = 0.2"),
        ("ATan, k: 3, scale: 2, shift: 0.25", "ATan, k: 3, Scale = 2, Shift = 0.25"),
        ("scale: -1", "Scale = -1"),
    ];

    private static readonly ScalarOps Ops = ScalarOps.Of("""
        [Surrogate]
        public static partial Tensor Learned(Tensor x, Tensor sigma, float mu);

        public static float Learned(float x, float sigma, float mu) => Surrogate.Step(x, Gaussian, sigma: sigma, mu: mu);

        [Surrogate(Step, Gaussian)]
        public static partial Tensor LearnedByName(Tensor x, Tensor sigma, float mu);

        [Surrogate]
        public static partial Tensor Computed(Tensor x, Tensor log);

        public static float Computed(float x, float log) => Surrogate.Step(x, Sigmoid, MathF.Exp(log));

        [Surrogate(Step, Sigmoid)]
        public static partial Tensor Steep(Tensor x, Tensor k);

        private const Shape Usual = ATan;

        private static readonly Shape Mine = Erf;

        private enum Kind
        {
            Plain,
            Steep,
        }

        [Surrogate]
        public static partial Tensor Passed(Tensor x);

        public static float Passed(float x)
        {
            var local = ATan;
            return Spike(x, ATan, 3) + Spike(x, local, 3) + Spike(x, Usual, 3) + Spike(x, Mine, 3) + Spike(x, Of(Kind.Steep), Kind.Steep == Kind.Plain ? 1 : 3);
        }

        private static float Spike(float u, Shape shape, float k) => Surrogate.Step(u, shape, k: k);

        private static Shape Of(Kind kind) => kind switch { Kind.Plain => Straight, _ => Erf };

        [Surrogate]
        public static partial Tensor Written(Tensor x);

        public static float Written(float x) => 3 * Surrogate.Step(x, ATan, k: 3) + 2 * Surrogate.Step(x, Erf, k: 3);
        """ + "\n\n" + string.Join("\n\n", Pairs.Select(static (pair, i) => $"""
        [Surrogate]
        public static partial Tensor Call{i}(Tensor x);

        public static float Call{i}(float x) => Surrogate.Step(x, {pair.Call});

        [Surrogate(Step, {pair.Annotation})]
        public static partial Tensor Annotated{i}(Tensor x);
        """)));

    public static TheoryData<int> All => [.. Enumerable.Range(0, Pairs.Length)];

    /// <summary>Exact: the formula is the same.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void TheyAreThoseOfAnnotations(int pair)
    {
        using var scope = NewDisposeScope();
        var x = linspace(-2.9f, 3.1f, 61, float32).requires_grad_();
        var (call, annotated) = (Ops.Call($"Call{pair}", x), Ops.Call($"Annotated{pair}", x));
        Assert.Equal(annotated.data<float>().ToArray(), call.data<float>().ToArray());
        Assert.Equal(ScalarOps.Gradient(annotated, x), ScalarOps.Gradient(call, x));
    }

    /// <summary>A number that a shape gets later must come with the others.</summary>
    [Fact]
    public void EveryNumberOfAShapeCanBeGiven()
    {
        var parameters = typeof(Surrogate).GetMethods().Where(static method => method.Name == "Step").SelectMany(static method => method.GetParameters()).Select(static parameter => parameter.Name);
        Assert.Empty(Shapes.All.SelectMany(static shape => shape.Parameters).Select(static parameter => parameter.Name).Except(parameters));
        Assert.All(
            Shapes.All.SelectMany(static shape => shape.Parameters),
            static parameter => Assert.Contains(Pairs, pair => pair.Call.Contains($" {parameter.Name}: ", StringComparison.Ordinal)));
    }

    /// <summary>Exact where the formula is the same; by the logarithm, with the factor that the chain rule gives it, 1e-6 is some roundings.</summary>
    [Fact]
    public void TheyAreLearned()
    {
        using var scope = NewDisposeScope();
        var x = linspace(-2, 2, 9, float32).requires_grad_();
        var sigma = linspace(0.2, 0.9, 9, float32).requires_grad_();
        float[] Of(string name) => [.. autograd.grad([Ops.Call(name, x, sigma, 0.1f).sum()], [x, sigma]).SelectMany(static gradient => gradient.data<float>().ToArray())];
        Assert.Equal(Of("LearnedByName"), Of("Learned"));

        var log = linspace(-1, 1, 9, float32).requires_grad_();
        var k = log.exp().detach().requires_grad_();
        var (computed, steep) = (autograd.grad([Ops.Call("Computed", x, log).sum()], [x, log]), autograd.grad([Ops.Call("Steep", x, k).sum()], [x, k]));
        Assert.True(computed[0].allclose(steep[0], rtol: 1e-6, atol: 1e-6));
        Assert.True(computed[1].allclose(steep[1] * k, rtol: 1e-6, atol: 1e-6));
        Assert.True(computed[1].abs().max().item<float>() > 0.1f);
    }

    /// <summary>1e-6 is some roundings: sums of the same terms in another order.</summary>
    [Fact]
    public void ConstantsArePassedOn()
    {
        using var scope = NewDisposeScope();
        var x = linspace(-2, 2, 9, float32).requires_grad_();
        var (passed, written) = (Ops.Call("Passed", x), Ops.Call("Written", x));
        Assert.Equal(written.data<float>().ToArray(), passed.data<float>().ToArray());
        Assert.Equal(ScalarOps.Gradient(written, x), ScalarOps.Gradient(passed, x), static (a, b) => MathF.Abs(a - b) <= 1e-6f);
    }

    [Theory]
    [InlineData("Surrogate.Step(x, ATan, sigma: 1)", "SURR104 'sigma' has no effect: 'Step' with the shape 'ATan' has no such parameter")]
    [InlineData("Surrogate.Clamp(x, 0, 1, scale: 2)", "SURR104 'scale' has no effect: 'Clamp' without a shape has no such parameter")]
    [InlineData("Surrogate.Step(x, Gaussian, sigma: -1)", "SURR102 'sigma' is -1; it must be a positive, finite number")]
    [InlineData("Surrogate.Step(x, ATan, scale: 0)", "SURR102 'scale' is 0; it must be a finite number other than 0")]
    [InlineData("Surrogate.Step(x, SquareWave, terms: 33)", "SURR102 'terms' is 33; it must be a whole number from 1 to 32")]
    [InlineData("Surrogate.Step(x, SquareWave, terms: n)", "SURR108 'n' is not known when the code is compiled, as 'terms' must be; pass a constant")]
    [InlineData("Surrogate.Step(x, ATan, shift: n * 2)", "SURR108 'n * 2' is not known when the code is compiled, as 'shift' must be; pass a constant")]
    [InlineData("Surrogate.Step(x, x > 0 ? ATan : Erf)", "SURR108 'x > 0 ? ATan : Erf' is not known when the code is compiled, as a shape must be; pass a constant")]
    [InlineData("Surrogate.Step(x, (Shape)99)", "SURR101 99 is not a member of 'Shape'; use one of 'Default', 'Sigmoid', 'ATan'")]
    [InlineData("Surrogate.Step(x, PeriodicExponential, period: x * x)", "SURR105 'PeriodicExponential' has no smooth stand-in, which the gradient of 'period' is taken of; choose another shape")]
    public void WhatCannotBeIsReported(string expression, string expected)
    {
        var run = GeneratorRun.Reported(Sources.Ops($"""
            [Surrogate]
            public static partial Tensor F(Tensor x, int n);

            public static float F(float x, int n) => n * {expression};
            """));
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.StartsWith(expected, $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
    }
}
