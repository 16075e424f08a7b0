using System.Runtime.Intrinsics;
using Surrogates.Numbers;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Errors of the lane functions, in units in the last place of the result.</summary>
public sealed class AccuracyTests
{
    /// <summary>By function, the bounds that the documentation states for 32 and for 64 bits.</summary>
    public static TheoryData<string, double, double> Bounds => new()
    {
        { "Abs", 0, 0 },
        { "Round", 0, 0 },
        { "Floor", 0, 0 },
        { "Ceiling", 0, 0 },
        { "Truncate", 0, 0 },
        { "Square", 0, 0 },
        { "Sqrt", 0, 0 },
        { "Cbrt", 1, 4 },
        { "Exp", 1.25, 2 },
        { "Expm1", 2, 3 },
        { "Log", 2.5, 4 },
        { "Log1p", 3.5, 4 },
        { "Sin", 1.5, 2 },
        { "Cos", 1.5, 2 },
        { "Tan", 3, 4 },
        { "Asin", 2.5, 3 },
        { "Acos", 2, 3 },
        { "Atan", 1.5, 2 },
        { "Sinh", 2.5, 4 },
        { "Cosh", 2, 3 },
        { "Tanh", 1.5, 2 },
        { "Sigmoid", 2.5, 2 },
        { "Erf", 1.25, 2 },
        { "Erfc", 5, 6 },
    };

    public static TheoryData<string, double, double> BinaryBounds => new()
    {
        { "Min", 0, 0 },
        { "Max", 0, 0 },
        { "Pow", 1, 1 },
        { "Atan2", 2, 3 },
    };

    [Fact]
    public void EveryFunctionHasABound()
    {
        Assert.Equal([.. RealFunctions.Exact, .. RealFunctions.Transcendental], Bounds.Select(static row => (string)row[0]));
        Assert.Equal(RealFunctions.Binary, BinaryBounds.Select(static row => (string)row[0]));
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void OfOneArgument(string function, double single, double @double)
    {
        var worst = new Worst();
        foreach (var block in Inputs.Float32().Chunk(8).Where(static block => block.Length == 8))
        {
            var results = RealFunctions.Apply(function, new Float32Lanes(Vector256.Create(block))).Lanes;
            for (var i = 0; i < 8; i++)
            {
                worst.Add(Ulps.Of(RealFunctions.Reference(function, block[i]), results[i]), block[i]);
            }
        }

        worst.Check(function, single);
        worst = new Worst();
        foreach (var block in Inputs.Float64().Chunk(4))
        {
            var results = RealFunctions.Apply(function, new Float64Lanes(Vector256.Create(block))).Lanes;
            for (var i = 0; i < 4; i++)
            {
                worst.Add(Ulps.Of(RealFunctions.Reference(function, block[i]), results[i]), block[i]);
            }
        }

        worst.Check(function, @double);
    }

    [Theory]
    [MemberData(nameof(BinaryBounds))]
    public void OfTwoArguments(string function, double single, double @double)
    {
        var worst32 = new Worst();
        var worst64 = new Worst();
        foreach (var (x, y) in Inputs.Pairs())
        {
            var (a, b) = ((float)x, (float)y);
            worst32.Add(Ulps.Of(RealFunctions.Reference(function, a, b), RealFunctions.Apply<Float32Lanes>(function, a, b).Lanes[5]), (a, b));
            worst64.Add(Ulps.Of(RealFunctions.Reference(function, x, y), RealFunctions.Apply<Float64Lanes>(function, x, y).Lanes[2]), (x, y));
        }

        worst32.Check(function, single);
        worst64.Check(function, @double);
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

    private sealed class Worst
    {
        private double _error;
        private object? _at;

        public void Add<TAt>(double error, TAt at) => (_error, _at) = error > _error ? (error, at) : (_error, _at);

        public void Check(string function, double bound) => Assert.True(_error <= bound, $"{function} at {_at:R} is {_error:F3} units off");
    }
}
