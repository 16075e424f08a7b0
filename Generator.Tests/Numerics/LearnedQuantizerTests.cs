using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>
/// A quantisation whose step, zero point and bounds are learned, against the same composed of torch operations with a straight-through
/// rounding, and against the formula of learned step size quantisation (Esser et al. 2019).
/// </summary>
public sealed class LearnedQuantizerTests
{
    // Some dozen roundings in double precision, in another order.
    private const double Rounding = 1e-12;

    private static readonly CompiledOps Ops = CompiledOps.Of("""
        [Surrogate(Quantize)]
        public static partial Tensor Learned(Tensor x, Tensor scale, Tensor zeroPoint, Tensor min, Tensor max);

        [Surrogate(Quantize, GradientScale = 0.25)]
        public static partial Tensor Scaled(Tensor x, Tensor scale, Tensor zeroPoint, Tensor min, Tensor max);

        [Surrogate(Quantize, Min = -4, Max = 3)]
        public static partial Tensor Lsq(Tensor x, Tensor scale, double gradientScale);
        """);

    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        for (var turn = 0; turn < 4; turn++)
        {
            cases.Add("Learned", turn);
            cases.Add("Scaled", turn);
        }

        return cases;
    }

    /// <summary>Every operand in every shape that broadcasts, below, between and above the bounds.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void GradientsAreThoseOfAStraightThroughRounding(string name, int turn)
    {
        using var scope = NewDisposeScope();
        long[][] shapes = [[], [8], [3, 1], [3, 8]];
        Tensor Operand(int index, double value, double difference)
        {
            var shape = shapes[(turn + index) % shapes.Length];
            return (value + (difference * arange(shape.Aggregate(1L, static (a, b) => a * b), dtype: float64).reshape(shape))).requires_grad_();
        }

        // Off the middles between levels, where a rounding decides which is the nearer.
        var x = (0.123 + (0.251 * (arange(24, dtype: float64) - 12)).reshape(3, 8)).requires_grad_();
        Tensor[] operands = [x, Operand(0, 0.3, 0.011), Operand(1, 0.2, 0.013), Operand(2, -4.1, 0.017), Operand(3, 3.2, 0.019)];
        var weights = linspace(-0.8, 1.3, 24, float64).reshape(3, 8);
        var actual = autograd.grad([Ops.Call(name, [.. operands])], operands, [weights]).ToArray();

        var clamped = maximum(minimum((x / operands[1]) + operands[2], operands[4]), operands[3]);
        var expected = autograd.grad([operands[1] * (clamped + (clamped.round() - clamped).detach() - operands[2])], operands, [weights]).ToArray();
        expected[1] = expected[1] * (name == "Scaled" ? 0.25 : 1);
        Assert.All(expected.Zip(actual).Select(static (pair, i) => (pair.First, pair.Second, i)), static gradient =>
        {
            Assert.Equal(gradient.First.shape, gradient.Second.shape);
            Assert.True(gradient.Second.allclose(gradient.First, rtol: Rounding, atol: Rounding), $"operand {gradient.i}:\n{string.Join(' ', Limits.Doubles(gradient.Second))}\nnot\n{string.Join(' ', Limits.Doubles(gradient.First))}");
        });
        Assert.All(actual, static gradient => Assert.True(gradient.abs().sum().item<double>() > 0));
    }

    /// <summary>ds = -v + round(v) between the levels, -4 below, 3 above, times 1 / sqrt(N 3); Esser et al., equations 3 and 5.</summary>
    [Fact]
    public void TheStepIsLearnedAsInLsq()
    {
        using var scope = NewDisposeScope();
        var values = new[] { -2.7, -1.31, -0.92, -0.41, -0.03, 0.12, 0.44, 0.77, 1.02, 3.9 };
        const double Step = 0.3;
        var factor = 1 / Math.Sqrt(values.Length * 3);
        var (x, scale) = (tensor(values, requires_grad: true), tensor(Step, requires_grad: true));
        var y = Ops.Call("Lsq", x, scale, factor);
        y.sum().backward();
        Assert.All(values.Zip(y.data<double>().ToArray()), static pair => Assert.Equal(Step * Math.Clamp(Math.Round(pair.First / Step), -4, 3), pair.Second, Rounding));
        var expected = values.Sum(static value => (value / Step) switch { <= -4 => -4, >= 3 => 3, var v => Math.Round(v) - v });
        Assert.Equal(factor * expected, scale.grad!.item<double>(), Rounding);
        Assert.Equal(values.Select(static value => value / Step is > -4 and < 3 ? 1.0 : 0), x.grad!.data<double>().ToArray());
    }
}
