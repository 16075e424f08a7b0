using Surrogates.Evaluation;
using Surrogates.Numbers;
using Lanes128 = Surrogates.Numbers.Vector128Lanes;
using Lanes256 = Surrogates.Numbers.Vector256Lanes;
using Lanes512 = Surrogates.Numbers.Vector512Lanes;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Errors of the lane functions, in units in the last place of the result.</summary>
public sealed class AccuracyTests
{
    private static readonly float[] Fewer32 = [.. Inputs.Float32().Where(static (_, i) => i % 101 == 0)];
    private static readonly double[] Fewer64 = [.. Inputs.Float64().Where(static (_, i) => i % 101 == 0)];

    /// <summary>By function, the bounds for 32 and for 64 bits. docs/accuracy.md states them.</summary>
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
        { "Sin", 1.75, 2 },
        { "Cos", 1.75, 2 },
        { "Tan", 3.5, 4 },
        { "Asin", 2.75, 3 },
        { "Acos", 2.25, 3 },
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
        { "Remainder", 0, 0 },
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
        CheckSingle(EvaluationSettings.Width, function, [.. Inputs.Float32()], single);
        CheckDouble(EvaluationSettings.Width, function, [.. Inputs.Float64()], @double);
    }

    /// <summary>Widths that the hardware does not have are slow, and tried on fewer numbers.</summary>
    [Theory]
    [MemberData(nameof(Bounds))]
    public void OfOtherWidths(string function, double single, double @double)
    {
        foreach (var width in LaneFunctions.Widths)
        {
            CheckSingle(width, function, Fewer32, single);
            CheckDouble(width, function, Fewer64, @double);
        }
    }

    [Theory]
    [MemberData(nameof(BinaryBounds))]
    public void OfTwoArguments(string function, double single, double @double)
    {
        CheckPairs(EvaluationSettings.Width, function, [.. Inputs.Pairs()], single, @double);
        foreach (var width in LaneFunctions.Widths)
        {
            CheckPairs(width, function, [.. Inputs.Pairs().Where(static (_, i) => i % 101 == 0)], single, @double);
        }
    }

    [Fact]
    public void EndsOfTheRange()
    {
        foreach (var width in LaneFunctions.Widths)
        {
            Assert.Equal(
                [0, float.PositiveInfinity, float.PositiveInfinity, float.Epsilon, 0, 1, float.NaN],
                LaneFunctions.Apply(width, "Exp", [float.NegativeInfinity, float.PositiveInfinity, 88.73f, -103.5f, -104.5f, 0, float.NaN]));
            Assert.True(float.IsFinite(LaneFunctions.Apply(width, "Exp", [88.72f])[0]));
            Assert.Equal(
                [0, double.PositiveInfinity, double.Epsilon, 1, double.NaN],
                LaneFunctions.Apply(width, "Exp", [double.NegativeInfinity, 709.79, -744.5, 0, double.NaN]));
        }
    }

    [Fact]
    public void BoundsAndExtremesPassNaNOn()
    {
        CheckNaN<Lanes128.Float32Lanes>();
        CheckNaN<Lanes128.Float64Lanes>();
        CheckNaN<Lanes256.Float32Lanes>();
        CheckNaN<Lanes256.Float64Lanes>();
        CheckNaN<Lanes512.Float32Lanes>();
        CheckNaN<Lanes512.Float64Lanes>();
    }

    [Fact]
    public void ComparisonsCombine()
    {
        Check<Lanes128.Float32Lanes>(LaneFunctions.First);
        Check<Lanes128.Float64Lanes>(LaneFunctions.First);
        Check<Lanes256.Float32Lanes>(LaneFunctions.First);
        Check<Lanes256.Float64Lanes>(LaneFunctions.First);
        Check<Lanes512.Float32Lanes>(LaneFunctions.First);
        Check<Lanes512.Float64Lanes>(LaneFunctions.First);
        Check<Scalar<float>>(static value => value.Value);
        Check<TensorReal>(static value => value.Number);
        Check<TensorReal>(static value => value.Tensor?.item<double>() ?? value.Number, static value => new(TorchSharp.torch.tensor(value)));
    }

    private static void CheckSingle(VectorWidth width, string function, float[] x, double bound)
    {
        var worst = new Worst();
        var results = LaneFunctions.Apply(width, function, x);
        for (var i = 0; i < x.Length; i++)
        {
            worst.Add(Ulps.Of(RealFunctions.Reference(function, x[i]), results[i]), x[i]);
        }

        worst.AssertAtMost($"{function}, {width}", bound);
    }

    private static void CheckDouble(VectorWidth width, string function, double[] x, double bound)
    {
        var worst = new Worst();
        var results = LaneFunctions.Apply(width, function, x);
        for (var i = 0; i < x.Length; i++)
        {
            worst.Add(Ulps.Of(RealFunctions.Reference(function, x[i]), results[i]), x[i]);
        }

        worst.AssertAtMost($"{function}, {width}", bound);
    }

    private static void CheckPairs(VectorWidth width, string function, (double X, double Y)[] pairs, double single, double @double)
    {
        double[] x64 = [.. pairs.Select(static pair => pair.X)], y64 = [.. pairs.Select(static pair => pair.Y)];
        float[] x32 = [.. x64.Select(static x => (float)x)], y32 = [.. y64.Select(static y => (float)y)];
        var (results32, results64) = (LaneFunctions.Apply(width, function, x32, y32), LaneFunctions.Apply(width, function, x64, y64));
        var (worst32, worst64) = (new Worst(), new Worst());
        for (var i = 0; i < pairs.Length; i++)
        {
            worst32.Add(Ulps.Of(RealFunctions.Reference(function, x32[i], y32[i]), results32[i]), (x32[i], y32[i]));
            worst64.Add(Ulps.Of(RealFunctions.Reference(function, x64[i], y64[i]), results64[i]), pairs[i]);
        }

        worst32.AssertAtMost($"{function}, {width}", single);
        worst64.AssertAtMost($"{function}, {width}", @double);
    }

    private static void CheckNaN<T>()
        where T : struct, IReal<T>
    {
        double[] values = [double.NaN, -1, 0, 2, double.PositiveInfinity, double.NegativeInfinity];
        foreach (var a in values)
        {
            foreach (var b in values)
            {
                Assert.Equal(Math.Min(a, b), LaneFunctions.First(T.Min(a, b)));
                Assert.Equal(Math.Max(a, b), LaneFunctions.First(T.Max(a, b)));
                foreach (var c in values)
                {
                    var expected = Math.Min(Math.Max(a, b), c);
                    Assert.Equal(expected, LaneFunctions.First(T.Clamp(a, b, c)));
                    Assert.Equal(expected, Scalar<double>.Clamp(a, b, c).Value);
                }
            }
        }
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
                Assert.Equal(a > b ^ a > 0 ? 3 : 4, read(T.Where((x > y) ^ (x > 0), 3, 4)));
                Assert.Equal(a > b ^ b > 0 ? 3 : 4, read(T.Where((x > y) ^ ((T)b > 0), 3, 4)));
                Assert.Equal(!(a > b) ? 3 : 4, read(T.Where(!(x > y), 3, 4)));
                Assert.Equal(b > 1 ? a : 7, read(T.Where(y > 1, x, 7)));
            }
        }
    }
}
