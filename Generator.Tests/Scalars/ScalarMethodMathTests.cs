using System.Globalization;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Numerics;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Functions of Math, MathF and the number types in scalar methods, against the methods run as plain C#.</summary>
public sealed class ScalarMethodMathTests
{
    /// <summary>Of x and y, with the least x, which is above 0 where smaller numbers are outside of the domain.</summary>
    public static TheoryData<string, double> Functions => new()
    {
        { "Math.Asinh(x)", -9 },
        { "Math.Acosh(1 + x)", 0.01 },
        { "Math.Atanh(x / 10)", -9 },
        { "Math.CopySign(x, y)", -9 },
        { "Math.CopySign(x, 0 * y)", -9 },
        { "Math.CopySign(x, -0.0)", -9 },
        { "Math.MaxMagnitude(x, y)", -9 },
        { "Math.MinMagnitude(x, y)", -9 },
        { "Math.ScaleB(x, 3) + Math.ScaleB(y, -2)", -9 },
        { "Math.SinCos(x).Sin * Math.SinCos(y).Cos", -9 },
        { "x % y", -9 },
        { "x % 0.1 + 7 % y", -9 },
        { "Math.IEEERemainder(x, y)", -9 },
        { "Math.IEEERemainder(x, 0.1)", -9 },
        { "double.Ieee754Remainder(7, y) + x", -9 },
        { "double.Lerp(x, y, 0.25 * x)", -9 },
        { "double.Hypot(x, y)", -9 },
        { "double.RootN(x, 2) + double.RootN(x, 4) + double.RootN(x, -2)", 0.01 },
        { "double.RootN(x, 1) + double.RootN(x, 3) + double.RootN(x, 5) + double.RootN(x, -5)", -9 },
        { "double.SinPi(x) + double.CosPi(y) + double.TanPi(0.3 * Math.Sin(x))", -9 },
        { "double.SinCosPi(x).SinPi * double.SinCosPi(y).CosPi", -9 },
        { "double.AsinPi(x / 10) + double.AcosPi(y / 10) + double.AtanPi(x) + double.Atan2Pi(y, x)", -9 },
        { "double.Exp10(x) + double.Exp10M1(y / 4) + double.Exp2M1(x)", -9 },
        { "double.Log2P1(x) + double.Log10P1(x)", 0.01 },
        { "double.DegreesToRadians(x) * double.RadiansToDegrees(y)", -9 },
        { "double.MultiplyAddEstimate(x, y, x)", -9 },
    };

    /// <summary>1e-13 is some roundings, which the slopes of 10^x amplify; central differences are good to 1e-6, see <see cref="Slopes"/>.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void TheOpIsTheFunctionAndItsGradientTheSlope(string expression, double least)
    {
        using var scope = NewDisposeScope();
        var (op, scalar) = Compile(expression);
        var points = Points(least);
        var x = tensor(points.Select(static point => point.X).ToArray(), requires_grad: true);
        var y = tensor(points.Select(static point => point.Y).ToArray(), requires_grad: true);
        var z = op(x, y);
        z.sum().backward();
        var (values, dx, dy) = (z.data<double>().ToArray(), Gradient(x), Gradient(y));
        var slopes = 0;
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = points[i];
            var at = string.Create(CultureInfo.InvariantCulture, $"x = {a:R}, y = {b:R}");
            var expected = scalar(a, b);
            Assert.True(Math.Abs(values[i] - expected) <= 1e-13 * Math.Max(1, Math.Abs(expected)), $"{values[i]:R}, not {expected:R}, at {at}");
            slopes += Check(Slopes.Of(t => scalar(t, b), a), dx[i], expected, $"by x at {at}");
            slopes += Check(Slopes.Of(t => scalar(a, t), b), dy[i], expected, $"by y at {at}");
        }

        Assert.True(slopes > 1.5 * points.Length, $"{slopes} slopes");
    }

    /// <summary>Exact: the ends of the domains and of the range, and NaN.</summary>
    [Theory]
    [InlineData("x % y")]
    [InlineData("Math.IEEERemainder(x, y)")]
    [InlineData("Math.MaxMagnitude(x, y)")]
    [InlineData("Math.MinMagnitude(x, y)")]
    [InlineData("Math.CopySign(x, y is < 0 or >= 0 ? y : 1)")]
    [InlineData("Math.Acosh(x)")]
    [InlineData("Math.Atanh(x)")]
    public void Extremes(string expression)
    {
        using var scope = NewDisposeScope();
        var (op, scalar) = Compile(expression);
        double[] numbers = [0, -0.0, 0.5, -0.5, 1, -1, 1.5, 2.5, -2.5, 3, 1e-300, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        var pairs = numbers.SelectMany(_ => numbers, static (x, y) => (x, y)).ToArray();
        var z = op(tensor(pairs.Select(static pair => pair.x).ToArray()), tensor(pairs.Select(static pair => pair.y).ToArray())).data<double>().ToArray();
        Assert.All(pairs.Zip(z), pair =>
        {
            var expected = scalar(pair.First.x, pair.First.y);
            Assert.True(expected.Equals(pair.Second) || Math.Abs(expected - pair.Second) <= 1e-15 * Math.Abs(expected), $"{pair.Second:R}, not {expected:R}, at {pair.First}");
        });
    }

    /// <summary>Large and small numbers in single precision, where squares overflow and underflow. Relative to the value, 1e-6 is some roundings.</summary>
    [Fact]
    public void LargeAndSmallNumbers()
    {
        using var scope = NewDisposeScope();
        float[] points = [1e-30f, -1e-20f, 1e-4f, 3, 1e10f, -1e20f, 1e30f, 1e38f];
        (string Expression, Func<double, double> Exact)[] functions =
        [
            ("Math.Asinh(x) + 0 * y", Math.Asinh),
            ("Math.Acosh(1 + Math.Abs(x)) + 0 * y", static x => Math.Acosh((double)(1 + (float)Math.Abs(x)))),
            ("double.Hypot(x, 2 * x) + 0 * y", static x => Math.Sqrt(5) * Math.Abs(x)),
        ];
        foreach (var (expression, exact) in functions)
        {
            var x = tensor(points, requires_grad: true);
            var z = Compile(expression).Op(x, zeros(points.Length));
            z.sum().backward();
            Assert.All(points.Zip(z.data<float>().ToArray()), pair => Assert.Equal(1, (pair.Second + 1e-38) / (exact(pair.First) + 1e-38), 1e-6));
            Assert.All(x.grad!.data<float>().ToArray(), static slope => Assert.False(float.IsNaN(slope)));
        }
    }

    /// <summary>At the origin the length has no slope, and the gradient is 0.</summary>
    [Fact]
    public void TheLengthAtTheOrigin()
    {
        using var scope = NewDisposeScope();
        var (x, y) = (tensor(0.0, requires_grad: true), tensor(0.0, requires_grad: true));
        Compile("double.Hypot(x, y)").Op(x, y).backward();
        Assert.Equal((0, 0), (x.grad!.item<double>(), y.grad!.item<double>()));
    }

    /// <summary>What hardware estimates, the op computes: an estimate is good to 1e-3 at least.</summary>
    [Theory]
    [InlineData("Math.ReciprocalEstimate(x) + y", 1)]
    [InlineData("Math.ReciprocalSqrtEstimate(x) + y", 0.5)]
    public void Estimates(string expression, double power)
    {
        using var scope = NewDisposeScope();
        var (op, scalar) = Compile(expression);
        var x = tensor(4.0, requires_grad: true);
        var z = op(x, tensor(0.0));
        z.backward();
        Assert.Equal(Math.Pow(4, -power), z.item<double>());
        Assert.Equal(scalar(4, 0), z.item<double>(), 1e-3);
        Assert.Equal(-power * Math.Pow(4, -power - 1), x.grad!.item<double>(), 1e-15);
    }

    /// <summary>Exact. Halves are where the modes differ.</summary>
    [Theory]
    [InlineData("Math.Round(x)")]
    [InlineData("Math.Round(x, 1)")]
    [InlineData("Math.Round(x, MidpointRounding.AwayFromZero)")]
    [InlineData("Math.Round(x, MidpointRounding.ToZero)")]
    [InlineData("Math.Round(x, MidpointRounding.ToNegativeInfinity)")]
    [InlineData("Math.Round(x, 2, MidpointRounding.ToPositiveInfinity)")]
    [InlineData("(double)(long)x")]
    public void Rounding(string expression)
    {
        using var scope = NewDisposeScope();
        var (op, scalar) = Compile($"Surrogate.Detach({expression}) + y");
        double[] points = [-2.5, -1.5, -0.5, -0.49999999999999994, 0, 0.49999999999999994, 0.25, 0.35, 0.5, 1.5, 2.5, 3.14159, 1e9 + 0.5];
        var z = op(tensor(points), tensor(0.0)).data<double>().ToArray();
        Assert.Equal(points.Select(point => scalar(point, 0)), z);
    }

    private static int Check(double? slope, double actual, double value, string at)
    {
        Assert.True(slope is not { } expected || Math.Abs(actual - expected) <= 1e-6 * Slopes.Scale(value, expected), $"{actual:R}, not {slope:R}, {at}");
        return slope is null ? 0 : 1;
    }

    // Odd multiples of 1/4096, so that no remainder is at a jump.
    private static (double X, double Y)[] Points(double least)
    {
        var random = new Random(7);
        double Next(double low) => ((2 * Math.Floor((low + (random.NextDouble() * (4 - Math.Max(low, -4)))) * 2048)) + 1) / 4096;
        return [.. Enumerable.Range(0, 40).Select(_ => (Next(Math.Max(least, -4)), Next(-4)))];
    }

    private static double[] Gradient(Tensor operand) => operand.grad is { } gradient ? gradient.data<double>().ToArray() : new double[operand.numel()];

    private static (Func<Tensor, Tensor, Tensor> Op, Func<double, double, double> Scalar) Compile(string expression)
    {
        var run = GeneratorRun.Of(new RunOptions { Expected = Expected.Broken, Documentation = false }, "using System;\n" + Sources.Ops($"""
            [Surrogate]
            public static partial Tensor F(Tensor x, Tensor y);

            public static double F(double x, double y) => {expression};
            """));
        var ops = run.Load().GetType("Demo.Ops", throwOnError: true)!;
        return (ops.GetMethod("F", [typeof(Tensor), typeof(Tensor)])!.CreateDelegate<Func<Tensor, Tensor, Tensor>>(),
            ops.GetMethod("F", [typeof(double), typeof(double)])!.CreateDelegate<Func<double, double, double>>());
    }
}
