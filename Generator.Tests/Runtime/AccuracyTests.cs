using System.Runtime.Intrinsics;
using Surrogates.Numbers;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Errors of the lane functions, in units in the last place of the result.</summary>
public sealed class AccuracyTests
{
    public static TheoryData<string, double> Single => new() { { "Exp", 1.25 }, { "Log", 2.5 }, { "Atan", 2 }, { "Sigmoid", 2.5 }, { "Tanh", 2 } };

    public static TheoryData<string, double> Double => new() { { "Exp", 2 }, { "Log", 4 }, { "Atan", 2 }, { "Sigmoid", 2 }, { "Tanh", 2 } };

    [Theory]
    [MemberData(nameof(Single))]
    public void Float32(string function, double bound)
    {
        var worst = 0.0;
        var at = 0f;
        foreach (var block in Inputs32())
        {
            var results = Run(function, new Float32Lanes(Vector256.Create(block))).Lanes;
            for (var i = 0; i < 8; i++)
            {
                var error = Ulps(Exact(function, block[i]), results[i]);
                (worst, at) = error > worst ? (error, block[i]) : (worst, at);
            }
        }

        Assert.True(worst <= bound, $"{function}({at:R}) is {worst:F3} units off");
    }

    [Theory]
    [MemberData(nameof(Double))]
    public void Float64(string function, double bound)
    {
        var worst = 0.0;
        var at = 0.0;
        var block = new double[4];
        foreach (var wide in Inputs64())
        {
            wide.CopyTo(block, 0);
            var results = Run(function, new Float64Lanes(Vector256.Create(block))).Lanes;
            for (var i = 0; i < 4; i++)
            {
                var error = Ulps(Exact(function, block[i]), results[i]);
                (worst, at) = error > worst ? (error, block[i]) : (worst, at);
            }
        }

        Assert.True(worst <= bound, $"{function}({at:R}) is {worst:F3} units off");
    }

    [Fact]
    public void Ends_of_the_range()
    {
        Assert.Equal(0f, Float32Lanes.Exp(float.NegativeInfinity).Lanes[0]);
        Assert.Equal(float.PositiveInfinity, Float32Lanes.Exp(float.PositiveInfinity).Lanes[0]);
        Assert.Equal(float.PositiveInfinity, Float32Lanes.Exp(88.73f).Lanes[0]);
        Assert.True(float.IsFinite(Float32Lanes.Exp(88.72f).Lanes[0]));
        Assert.Equal(float.Epsilon, Float32Lanes.Exp(-103.5).Lanes[0]);
        Assert.Equal(0f, Float32Lanes.Exp(-104.5).Lanes[0]);
        Assert.Equal(1f, Float32Lanes.Exp(0).Lanes[0]);
        Assert.True(float.IsNaN(Float32Lanes.Exp(double.NaN).Lanes[0]));
        Assert.Equal(0.0, Float64Lanes.Exp(double.NegativeInfinity).Lanes[0]);
        Assert.Equal(double.PositiveInfinity, Float64Lanes.Exp(709.79).Lanes[0]);
        Assert.Equal(double.Epsilon, Float64Lanes.Exp(-744.5).Lanes[0]);
        Assert.True(double.IsNaN(Float64Lanes.Exp(double.NaN).Lanes[0]));
        foreach (var function in new[] { "Log", "Atan", "Sigmoid", "Tanh" })
        {
            foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0 })
            {
                Assert.Equal(Exact(function, value), Run<Float32Lanes>(function, value).Lanes[0], 1e-7);
                Assert.Equal(Exact(function, value), Run<Float64Lanes>(function, value).Lanes[0], 1e-15);
            }
        }
    }

    [Fact]
    public void Bounds_and_extremes_pass_NaN_on()
    {
        double[] values = [double.NaN, -1, 0, 2, double.PositiveInfinity, double.NegativeInfinity];
        foreach (var a in values)
        {
            foreach (var b in values)
            {
                Assert.Equal(Math.Min(a, b), Float64Lanes.Min(a, b).Lanes[0]);
                Assert.Equal(Math.Max(a, b), Float64Lanes.Max(a, b).Lanes[0]);
                Assert.Equal((float)Math.Max(a, b), Float32Lanes.Max(a, b).Lanes[3]);
                foreach (var c in values)
                {
                    var expected = Math.Min(Math.Max(a, b), c);
                    Assert.Equal(expected, Float64Lanes.Clamp(a, b, c).Lanes[0]);
                    Assert.Equal((float)expected, Float32Lanes.Clamp(a, b, c).Lanes[7]);
                    Assert.Equal(expected, Scalar<double>.Clamp(a, b, c).Value);
                }
            }
        }
    }

    [Fact]
    public void Comparisons_combine()
    {
        Check<Float32Lanes>(static value => value.Lanes[0]);
        Check<Float64Lanes>(static value => value.Lanes[0]);
        Check<Scalar<float>>(static value => value.Value);
        Check<TensorReal>(static value => value.Number);
        Check<TensorReal>(static value => value.Tensor?.item<double>() ?? value.Number, static value => new(TorchSharp.torch.tensor(value)));
    }

    private static void Check<T>(Func<T, double> read, Func<double, T>? make = null)
        where T : struct, IReal<T>
    {
        make ??= static value => value;
        double[] values = [-1, 0, 2, double.NaN];
        foreach (var a in values)
        {
            foreach (var b in values)
            {
                var (x, y) = (make(a), make(b));
                Assert.Equal(a < b ? 1 : 0, read(T.Where(x < y, 1, 0)));
                Assert.Equal(a <= b ? 1 : 0, read(T.Where(x <= y, 1, 0)));
                Assert.Equal(a > b ? 1 : 0, read(T.Where(x > y, 1, 0)));
                Assert.Equal(a >= b ? 1 : 0, read(T.Where(x >= y, 1, 0)));
                Assert.Equal(a == b ? 1 : 0, read(T.Where(T.Equal(x, y), 1, 0)));
                Assert.Equal(a != b ? 1 : 0, read(T.Where(T.NotEqual(x, y), 1, 0)));
                Assert.Equal(a > b && a > 0 ? 3 : 4, read(T.Where((x > y) & (x > 0), 3, 4)));
                Assert.Equal(a > b || a > 0 ? 3 : 4, read(T.Where((x > y) | (x > 0), 3, 4)));
                Assert.Equal(!(a > b) ? 3 : 4, read(T.Where(!(x > y), 3, 4)));
                Assert.Equal(b > 1 ? a : 7, read(T.Where(y > 1, x, 7)));
            }
        }
    }

    private static IEnumerable<float[]> Inputs32()
    {
        // Every 10,007th float there is, and a dense grid where the functions bend.
        var block = new float[8];
        var filled = 0;
        for (var bits = 0u; bits < 0xFFFFFFFFu - 10007; bits += 10007)
        {
            block[filled++ & 7] = BitConverter.UInt32BitsToSingle(bits);
            if ((filled & 7) == 0)
            {
                yield return block;
            }
        }

        for (var i = -200_000; i < 200_000; i++)
        {
            block[filled++ & 7] = i * 5e-5f;
            if ((filled & 7) == 0)
            {
                yield return block;
            }
        }
    }

    private static IEnumerable<double[]> Inputs64()
    {
        var random = new Random(5);
        var block = new double[4];
        for (var i = 0; i < 100_000; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                block[j] = j switch
                {
                    0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
                    1 => (random.NextDouble() * 1600) - 800,
                    2 => (random.NextDouble() * 4) - 2,
                    _ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 4)),
                };
            }

            yield return block;
        }
    }

    private static T Run<T>(string function, T value)
        where T : struct, IReal<T>
    {
        return function switch
        {
            "Exp" => T.Exp(value),
            "Log" => T.Log(value),
            "Atan" => T.Atan(value),
            "Sigmoid" => T.Sigmoid(value),
            _ => T.Tanh(value),
        };
    }

    private static double Exact(string function, double value)
    {
        return Run<Scalar<double>>(function, value).Value;
    }

    private static double Ulps(double exact, float actual)
    {
        var rounded = (float)exact;
        if (rounded.Equals(actual) || (float.IsNaN(rounded) && float.IsNaN(actual)))
        {
            return 0;
        }

        // Between the largest float and infinity both may be right.
        var unit = float.IsFinite(rounded) && float.IsFinite(actual) ? MathF.BitIncrement(Math.Abs(rounded)) - Math.Abs(rounded) : 0;
        return unit > 0 && float.IsFinite(unit) ? Math.Abs(exact - actual) / unit : Math.Abs(exact) > float.MaxValue * 0.9999999 ? 0 : double.PositiveInfinity;
    }

    private static double Ulps(double exact, double actual)
    {
        if (exact.Equals(actual))
        {
            return 0;
        }

        var unit = Math.BitIncrement(Math.Abs(exact)) - Math.Abs(exact);
        return double.IsFinite(actual) && unit > 0 ? Math.Abs(exact - actual) / unit : double.PositiveInfinity;
    }
}
