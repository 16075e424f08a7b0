using Surrogates.Numbers;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Zeros, subnormal numbers, ties, the ends of the range, infinities and NaN: the same in every implementation.</summary>
public sealed class EdgeCaseTests
{
    private static readonly double[] Values =
    [
        0, -0.0, double.Epsilon, -double.Epsilon, float.Epsilon, -float.Epsilon, 1e-40, 2.3e-308, 1.2e-38, 1e-20, -1e-8, 1e-4, 0.5, -0.5, 0.93, 1, -1, 1.5, -1.5,
        2, 2.5, -2.5, 3, 3.5, 10.2, -20, 88.72, -88.72, 89.2, -103.5, 709.7, -745, 8388609, 1.7e6, -1e10, 1e30, 1e300, float.MaxValue, double.MaxValue,
        -double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    public static TheoryData<string> Unary => [.. RealFunctions.Exact, .. RealFunctions.Transcendental];

    public static TheoryData<string> Binary => [.. RealFunctions.Binary];

    [Theory]
    [MemberData(nameof(Unary))]
    public void OfOneArgument(string function)
    {
        using var scope = NewDisposeScope();
        float[] singles = [.. Values.Select(static value => (float)value)];
        var tensor32 = RealFunctions.Apply(function, new TensorReal(tensor(singles))).Tensor!.data<float>().ToArray();
        var tensor64 = RealFunctions.Apply(function, new TensorReal(tensor(Values))).Tensor!.data<double>().ToArray();
        for (var i = 0; i < Values.Length; i++)
        {
            var (x, s) = (Values[i], singles[i]);
            foreach (var width in LaneFunctions.Widths)
            {
                Agree(RealFunctions.Reference(function, s), LaneFunctions.Apply(width, function, [s])[0], $"{function}({s:R}), {width}");
                Agree(RealFunctions.Reference(function, x), LaneFunctions.Apply(width, function, [x])[0], $"{function}({x:R}), {width}");
            }

            Agree(RealFunctions.Reference(function, s), RealFunctions.Apply<Scalar<float>>(function, s).Value, $"{function}({s:R}), scalar");
            Agree(RealFunctions.Reference(function, s), tensor32[i], $"{function}({s:R}), torch", ofTorch: true);
            Agree(RealFunctions.Reference(function, x), RealFunctions.Apply<TensorReal>(function, x).Number, $"{function}({x:R}), number");
            Agree(RealFunctions.Reference(function, x), tensor64[i], $"{function}({x:R}), torch", ofTorch: true);
        }
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void OfTwoArguments(string function)
    {
        using var scope = NewDisposeScope();
        foreach (var x in Values)
        {
            var others = new TensorReal(tensor(Values));
            var tensor64 = RealFunctions.Apply(function, new TensorReal(full(Values.Length, x, float64)), others).Tensor!.data<double>().ToArray();
            var numberFirst = RealFunctions.Apply(function, x, others).Tensor!.data<double>().ToArray();
            var numberLast = RealFunctions.Apply(function, others, x).Tensor!.data<double>().ToArray();
            for (var i = 0; i < Values.Length; i++)
            {
                var y = Values[i];
                var (s, t) = ((float)x, (float)y);
                if (s == 0 && t == 0 && (function is "Min" or "Max"))
                {
                    // Which zero it is is left open, as in torch.
                    continue;
                }

                foreach (var width in LaneFunctions.Widths)
                {
                    Agree(RealFunctions.Reference(function, s, t), LaneFunctions.Apply(width, function, [s], [t])[0], $"{function}({s:R}, {t:R}), {width}");
                    Agree(RealFunctions.Reference(function, x, y), LaneFunctions.Apply(width, function, [x], [y])[0], $"{function}({x:R}, {y:R}), {width}");
                }

                Agree(RealFunctions.Reference(function, s, t), RealFunctions.Apply<Scalar<float>>(function, s, t).Value, $"{function}({s:R}, {t:R}), scalar");
                Agree(RealFunctions.Reference(function, x, y), RealFunctions.Apply<TensorReal>(function, x, y).Number, $"{function}({x:R}, {y:R}), number");

                // Torch has no remainder where the quotient overflows.
                if (function == "Remainder" && (double.IsInfinity(x / y) || double.IsInfinity(y / x)))
                {
                    continue;
                }

                Agree(RealFunctions.Reference(function, x, y), tensor64[i], $"{function}({x:R}, {y:R}), torch", ofTorch: true);
                Agree(tensor64[i], numberFirst[i], $"{function}({x:R}, {y:R}), number first", ofTorch: true);

                // For half powers torch takes the square root, which has no value at minus infinity.
                if (function != "Pow" || Math.Abs(x) != 0.5 || !double.IsNegativeInfinity(y))
                {
                    Agree(RealFunctions.Reference(function, y, x), numberLast[i], $"{function}({y:R}, {x:R}), number last", ofTorch: true);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void OfHalfPrecision(string function)
    {
        using var scope = NewDisposeScope();
        foreach (var (type, epsilon) in new[] { (ScalarType.Float16, 1e-3), (ScalarType.BFloat16, 8e-3) })
        {
            foreach (var x in (double[])[-0.75, 0, 0.25, 0.5])
            {
                var result = RealFunctions.Apply(function, new TensorReal(tensor(x, type))).Tensor!;
                Assert.Equal(type, result.dtype);
                var (expected, actual) = (RealFunctions.Reference(function, x), result.to(float64).item<double>());
                var close = Math.Abs(expected - actual) <= epsilon * Math.Max(1, Math.Abs(expected));
                Assert.True(close || expected.Equals(actual), $"{function}({x}), {type}: {actual}, not {expected}");
            }
        }
    }

    [Fact]
    public void SecondDerivativeOfTheCubeRoot()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-8.0, 0.5, 27], requires_grad: true);
        var first = autograd.grad([TensorReal.Cbrt(new(x)).Tensor!.sum()], [x], retain_graph: true, create_graph: true)[0];
        first.sum().backward();
        Assert.True(first.allclose(1 / (3 * x.abs().pow(2.0 / 3))));
        Assert.True(x.grad!.allclose(-2.0 / 9 * x.sign() * x.abs().pow(-5.0 / 3)));
    }

    /// <summary>The largest number is that of each type.</summary>
    [Fact]
    public void FiniteStandsForInfinity()
    {
        using var scope = NewDisposeScope();
        foreach (var x in Values)
        {
            var (s, largest) = ((float)x, float.IsNegative((float)x) ? float.MinValue : float.MaxValue);
            var single = float.IsInfinity(s) ? largest : s;
            Assert.Equal(single, Scalar<float>.Finite(s).Value);
            Assert.Equal(single, TensorReal.Finite(new(tensor(s))).Tensor!.item<float>());
            var @double = double.IsInfinity(x) ? Math.Sign(x) * double.MaxValue : x;
            foreach (var width in LaneFunctions.Widths)
            {
                Assert.Equal(single, LaneFunctions.Apply(width, "Finite", [s])[0]);
                Assert.Equal(@double, LaneFunctions.Apply(width, "Finite", [x])[0]);
            }

            Assert.Equal(@double, Scalar<double>.Finite(x).Value);
            Assert.Equal(@double, TensorReal.Finite(new(tensor(x))).Tensor!.item<double>());
            Assert.Equal(single, TensorReal.Finite(new(x, ScalarType.Float32)).Number);
            Assert.Equal(@double, TensorReal.Finite(new(x, ScalarType.Float64)).Number);
        }

        Assert.Equal(65504f, TensorReal.Finite(new(tensor(double.PositiveInfinity, ScalarType.Float16))).Tensor!.to(float32).item<float>());
        Assert.Equal(-3.38953139e38f, TensorReal.Finite(new(tensor(double.NegativeInfinity, ScalarType.BFloat16))).Tensor!.to(float32).item<float>());
    }

    [Fact]
    public void ClampOfTensors()
    {
        using var scope = NewDisposeScope();
        double[] values = [double.NaN, -1, 0, 2, double.PositiveInfinity, double.NegativeInfinity];
        foreach (var low in values)
        {
            foreach (var high in values)
            {
                var clamped = TensorReal.Clamp(new(tensor(values)), new(full(6, low, float64)), high).Tensor!.data<double>().ToArray();
                Assert.Equal(values.Select(value => Math.Min(Math.Max(value, low), high)), clamped);
            }
        }
    }

    // A few units are the accuracy of the functions, torch's own included; here it is about the special values.
    private static void Agree(double expected, double actual, string what, bool ofTorch = false)
    {
        var close = Math.Abs(expected - actual) <= (ofTorch ? 1e-13 : 1e-14) * Math.Abs(expected) + 2 * double.Epsilon;
        Assert.True(close || actual.Equals(expected), $"{what}: {actual:R}, not {expected:R}");
        Assert.True(ofTorch || actual != 0 || double.IsNegative(actual) == double.IsNegative(expected), $"{what}: the sign of zero");
    }

    private static void Agree(double expected, float actual, string what, bool ofTorch = false)
    {
        var rounded = (float)expected;

        // Torch's own sinh and cosh overflow a little early.
        var close = Ulps.Of(expected, actual) <= (ofTorch ? 32 : 5) || (ofTorch && float.IsInfinity(actual) && Math.Abs(expected) > float.MaxValue / 2);
        Assert.True(close || actual.Equals(rounded), $"{what}: {actual:R}, not {rounded:R}");
        Assert.True(ofTorch || actual != 0 || float.IsNegative(actual) == double.IsNegative(expected), $"{what}: the sign of zero");
    }
}
