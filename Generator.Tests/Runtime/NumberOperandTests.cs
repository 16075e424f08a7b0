using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Numbers that are given when an op runs: rounded where torch would round them, and checked against the catalogue's ranges.</summary>
public sealed class NumberOperandTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public static TheoryData<ScalarType> Types => [ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float32, ScalarType.Float64];

    public void Dispose()
    {
        _scope.Dispose();
    }

    /// <summary>A tensor of rounded numbers, with every one of them as the threshold, at which each of torch's comparisons is decided.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void AThresholdIsComparedAsTorchDoes(ScalarType type)
    {
        for (var i = 1; i < 1000; i++)
        {
            var number = i / 1000.0;
            var x = tensor(number).to(type);
            var (above, threshold) = (x + 1, tensor(number).to(type));
            Assert.Equal((number, Value(x.ge(number))), (number, Value(TestOps.GeNumber(x, number))));
            Assert.Equal((number, Value(TestOps.Ge(x, threshold))), (number, Value(TestOps.GeNumber(x, number))));
            Assert.Equal((number, Value(x.gt(number))), (number, Value(NumberOps.Above(x, number))));
            Assert.Equal((number, Value(x.lt(number))), (number, Value(NumberOps.Below(x, number))));
            Assert.Equal((number, Value(above.clamp(-number, number))), (number, Value(NumberOps.Limited(above, -number, number))));
            Assert.Equal((number, Value(minimum(above, threshold))), (number, Value(NumberOps.Least(above, number))));
            Assert.Equal((number, Value(where(x.eq(number), 2 * x, 3 * x))), (number, Value(NumberOps.Compared(x, number))));
        }
    }

    /// <summary>A distance of 0, where the surrogate is largest, on both sides of the decision.</summary>
    [Fact]
    public void TheGradientIsThatAtTheRoundedThreshold()
    {
        var x = tensor(0.1f).to(float16).requires_grad_();
        var same = x.detach().requires_grad_();
        TestOps.GeNumber(x, 0.1).backward();
        NumberOps.Learned(same, tensor(0.1f).to(float16)).backward();
        Assert.Equal(Value(same.grad!), Value(x.grad!));
        Assert.Equal(1, Value(x.grad!));
    }

    /// <summary>As torch has it: a factor is not made a tensor, and keeps its digits. As a decay 0.999 would be 1 in bfloat16.</summary>
    [Theory]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    public void AFactorIsNotRounded(ScalarType type)
    {
        var x = full(1, 3).to(type);
        var differ = 0;
        for (var i = 1; i < 1000; i++)
        {
            var factor = i / 1000.0;
            Assert.Equal((factor, Value(x * factor)), (factor, Value(NumberOps.Scaled(x, factor))));
            differ += Value(x * factor) == Value(x * tensor(factor).to(type)) ? 0 : 1;
        }

        Assert.InRange(differ, 100, 999);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-50)]
    public void ASteepnessThatIsNoneIsNamed(double k)
    {
        var x = ones(3).requires_grad_();
        Fails(() => NumberOps.Steep(x, k), "k", k is 1e-50 ? 0 : k, "k of Surrogates.Generator.Tests.Runtime.NumberOps.Steep must be a positive, finite number");
        Fails(() => NumberOps.Scalar(x, 1, k), "k", k is 1e-50 ? 0 : k, "must be a positive, finite number");
        Assert.Equal(0.25, Value(Gradient(NumberOps.Steep, ones(1), 1)), 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void AStepThatIsNoneIsNamed(double step)
    {
        var x = ones(3);
        Fails(() => NumberOps.Rounded(x, step), "step", step, "must be a number other than 0, or infinite");
        Fails(() => NumberOps.Quantized(x, step), "scale", step, "must be a number other than 0, or infinite");
        Fails(() => NumberOps.Counted(x, step), "threshold", step, "must be a number other than 0, or infinite");
        Assert.Equal(1, Value(NumberOps.Rounded(ones(1), 1)));
    }

    /// <summary>Single precision has none of so many digits: the op would run with 0.</summary>
    [Fact]
    public void WhatCountsIsTheNumberInTheTypeOfTheTensors()
    {
        Assert.Equal(1, Value(NumberOps.Steep(ones(1, float64), 1e-50)));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberOps.Steep(ones(1), 1e-50));
    }

    /// <summary>Numbers at the ends of their range, and constants beyond that of the type: the same on lanes and as torch operations.</summary>
    [Theory]
    [InlineData(1e-45)]
    [InlineData(3e38)]
    [InlineData(1)]
    public void NumbersAtTheEndsOfTheirRangeAreTheSameEverywhere(double k)
    {
        foreach (var op in new Func<Tensor, double, Tensor>[] { NumberOps.SoftWindow, NumberOps.Rectangular, NumberOps.SoftRectangle, static (x, _) => NumberOps.Bounded(x) })
        {
            var results = new List<float[]>();
            foreach (var lanes in new[] { true, false })
            {
                using var use = LaneUse.Of(lanes);
                var x = tensor([-2f, -0.5f, -1e-40f, 0, 1e-40f, 0.5f, 2]).requires_grad_();
                var y = op(x, k);
                y.sum().backward();
                results.Add([.. y.data<float>(), .. x.grad!.data<float>()]);
            }

            Assert.Equal(results[0], results[1]);
        }
    }

    /// <summary>The middle of a rectangle as narrow as numbers can be is in it.</summary>
    [Fact]
    public void ANarrowRectangleHasAMiddle()
    {
        var x = zeros(1).requires_grad_();
        NumberOps.Rectangular(x, 3e38).backward();
        Assert.Equal(3e38f, Value(x.grad!));
    }

    private static void Fails(Action action, string operand, double value, string message)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(action);
        Assert.Equal(operand, exception.ParamName);
        Assert.Equal(value, exception.ActualValue);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    private static Tensor Gradient(Func<Tensor, double, Tensor> op, Tensor x, double number)
    {
        x = (x - 1).requires_grad_();
        op(x, number).sum().backward();
        return x.grad!;
    }

    private static double Value(Tensor tensor) => tensor.to(float64).item<double>();
}
