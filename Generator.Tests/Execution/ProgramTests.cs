using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Execution;

/// <summary>
/// The three programs that the project started from: a comparison with a sigmoid of steepness 100 around 1, soft, with a clamped
/// gradient, and hard, each against the gradient in closed form.
/// </summary>
public sealed class ProgramTests
{
    private const double Threshold = 1;

    private static readonly double[] Inputs = [1, 2, 0.5, 1.5];

    // 100 s (1 - s) in the form that does not cancel: with e = exp(-100 |x - 1|), 100 e / (1 + e)^2.
    private static readonly double[] Slopes = [25, 3.7200759760208356e-42, 1.9287498479639178e-20, 1.9287498479639178e-20];

    private static readonly CompiledOps Ops = CompiledOps.Of("""
        [Surrogate(Step, k: 100, Soft = true)]
        public static partial Tensor Soft(Tensor x, double threshold);

        [Surrogate(Step, k: 100, Clip: 1, Soft = true)]
        public static partial Tensor SoftClipped(Tensor x, double threshold);

        [Surrogate(Step, k: 100)]
        public static partial Tensor Hard(Tensor x, double threshold);

        [Surrogate(Step, k: 100, Clip: 1)]
        public static partial Tensor HardClipped(Tensor x, double threshold);
        """);

    public static TheoryData<string> All => ["Soft", "SoftClipped", "Hard", "HardClipped"];

    [Theory]
    [MemberData(nameof(All))]
    public void GradientOfTheSum(string op)
    {
        var gradient = Gradient(op, [1, 1, 1, 1]);
        AssertClose(Slopes, gradient);
        Assert.Equal(gradient[2], gradient[3]);
    }

    [Theory]
    [InlineData("Soft", 3)]
    [InlineData("Hard", 3)]
    [InlineData("SoftClipped", 1)]
    [InlineData("HardClipped", 1)]
    public void ClampActsOnWeightsBeyondOne(string op, double largest) =>
        AssertClose([-0.5 * Slopes[0], largest * Slopes[1], -largest * Slopes[2], 0.25 * Slopes[3]], Gradient(op, [-0.5, 3, -3, 0.25]));

    [Theory]
    [InlineData("Hard")]
    [InlineData("HardClipped")]
    public void HardForwardIsTheComparison(string op)
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1, 1, 0, 1], Ops.Call(op, tensor(Inputs), Threshold).data<double>().ToArray());
    }

    /// <summary>1e-15: a rounding of the exponential and of the division.</summary>
    [Theory]
    [InlineData("Soft")]
    [InlineData("SoftClipped")]
    public void SoftForwardIsTheSigmoid(string op)
    {
        using var scope = NewDisposeScope();
        var x = tensor(Inputs);
        var expected = (100 * (x - Threshold)).sigmoid();
        Assert.True(Ops.Call(op, x, Threshold).allclose(expected, rtol: 1e-15, atol: 1e-15));
    }

    /// <summary>What these programs computed by hand: composed operations, and the naive product that loses the tail at 1.5.</summary>
    [Fact]
    public void TheNaiveFormLosesTheUpperTail()
    {
        using var scope = NewDisposeScope();
        var x = tensor(Inputs, requires_grad: true);
        (100 * (x - Threshold)).sigmoid().sum().backward();
        var naive = x.grad!.data<double>().ToArray();
        Assert.Equal(Slopes[2], naive[2], 1e-33);
        Assert.Equal(0, naive[3]);
    }

    /// <summary>At 2, e = exp(-100) is subnormal in float32: good to half its last unit of 1.4e-45, and multiplied by 100.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void SinglePrecision(string op)
    {
        using var scope = NewDisposeScope();
        var x = tensor(Inputs).to(ScalarType.Float32).requires_grad_();
        Ops.Call(op, x, Threshold).sum().backward();
        var gradient = x.grad!.data<float>().ToArray();
        Assert.All(Slopes.Zip(gradient), static pair => Assert.Equal(pair.First, pair.Second, Math.Max(pair.First * 2e-6, 100 * 0.7e-45)));
    }

    private static double[] Gradient(string op, double[] weights)
    {
        using var scope = NewDisposeScope();
        var x = tensor(Inputs, requires_grad: true);
        (Ops.Call(op, x, Threshold) * tensor(weights)).sum().backward();
        return x.grad!.data<double>().ToArray();
    }

    // Relative to each entry, since they span 40 orders of magnitude; exp(-100) has a condition number of 100, hence 1e-13.
    private static void AssertClose(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, Math.Abs(pair.First) * 1e-13));
}
