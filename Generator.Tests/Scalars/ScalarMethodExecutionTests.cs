using System.Reflection;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Scalars;

/// <summary>Scalar methods, compiled and run: as plain C# they are the reference of the op that is made from them.</summary>
public sealed class ScalarMethodExecutionTests
{
    private static readonly Type Cells = GeneratorRun.Of("using System;\n" + Sources.Ops("""
        [Surrogate(ATan, k: 2)]
        public static partial (Tensor spike, Tensor v) Lif(Tensor current, Tensor v, Tensor beta, float threshold);

        public static (float spike, float v) Lif(float current, float v, float beta, float threshold)
        {
            var h = beta * v + current;
            var s = Surrogate.Step(h - threshold);
            return (s, h * (1 - Surrogate.Detach(s)));
        }

        [Surrogate]
        public static partial Tensor Smooth(Tensor x, Tensor w, double n);

        public static double Smooth(double x, double w, double n)
        {
            if (x > 3)
            {
                return w * Math.Exp(-x);
            }

            var sum = 0d;
            for (var i = 1; i <= 3; i++)
            {
                sum += w / i * Math.Tanh(i * x);
            }

            var bent = sum < 0 ? 0.1 * sum : Bend(sum, w);
            return x < -1 && w > 0 ? bent : Math.Min(bent, 2) * n;
        }

        [Surrogate]
        public static partial Tensor Guarded(Tensor x);

        public static double Guarded(double x)
        {
            var root = Math.Sqrt(x);
            var soft = x > 20 ? x : Math.Log(1 + Math.Exp(x));
            return soft + (x > 0 ? root : 0);
        }

        private static readonly double Tau = 10, Dt = 1;

        [Surrogate]
        public static partial Tensor Leaky(Tensor x, Tensor v);

        public static double Leaky(double x, double v) => v + Dt / Tau * (x - v);

        [Surrogate]
        public static partial Tensor Patterns(Tensor x);

        public static double Patterns(double x)
        {
            var sum = 0.0;
            for (var i = 0; i < 5; i++)
            {
                sum += i switch { 0 => x, 1 or 2 => 10 * x, > 3 => 100 * x, not 3 => 1000 * x, _ => 10000 * x };
            }

            return sum;
        }

        private static (double, double) Pair()
        {
            var pair = (1, 2);
            return pair;
        }

        [Surrogate]
        public static partial Tensor Tuples(Tensor x);

        public static double Tuples(double x)
        {
            var (a, b) = Pair();
            var whole = (3, 2);
            (double c, double d) = whole;
            return a / b * x + c / d * x;
        }

        [Surrogate]
        public static partial (Tensor i, Tensor batch, Tensor T) Names(Tensor x);

        public static (double i, double batch, double T) Names(double x)
        {
            var T = x * x;
            return (T, 2 * T, 3 * T);
        }

        [Surrogate(ATan)]
        public static partial Tensor Bounded(Tensor x, Tensor y);

        public static float Bounded(float x, float y) =>
            Surrogate.Clamp(x, -1, y) + 2 * Surrogate.Clamp(x, -1, y, Straight);

        [Surrogate]
        public static partial Tensor NearZero(Tensor x);

        public static double NearZero(double x) =>
            Surrogate.Erfc(x) + Surrogate.Expm1(x) * Surrogate.Log1p(x) + double.ExpM1(x) + double.LogP1(x);

        private static double Bend(double a, double b) => a * a * a + Math.Log(1 + b * b) / Math.Sqrt(2 + Math.Abs(b));
        """)).Load().GetType("Demo.Ops", throwOnError: true)!;

    /// <summary>Exact: the same operations in the same order, and a multiplication by the same rounding of beta.</summary>
    [Fact]
    public void TheOpIsItsScalarMethodElementByElement()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(3);
        var (current, v, beta) = (randn(50), randn(50), rand(50));
        var (spike, next) = CallLif(current, v, beta);
        var (expectedSpike, expectedNext) = (new float[50], new float[50]);
        for (var i = 0; i < 50; i++)
        {
            (expectedSpike[i], expectedNext[i]) = ScalarLif(current[i].item<float>(), v[i].item<float>(), beta[i].item<float>());
        }

        Assert.Equal(expectedSpike, spike.data<float>().ToArray());
        Assert.Equal(expectedNext, next.data<float>().ToArray());
    }

    /// <summary>Whole numbers become real ones where C# converts them: fields, tuples and patterns.</summary>
    [Fact]
    public void WholeNumbersAreConvertedWhereTheyAreInCSharp()
    {
        using var scope = NewDisposeScope();
        var (x, v) = (tensor(3.0, requires_grad: true), tensor(2.0, requires_grad: true));
        var leaky = Call("Leaky", x, v);
        Assert.Equal(2.1, leaky.item<double>(), 1e-14);
        var gradients = autograd.grad([leaky], [x, v]);
        Assert.Equal(0.1, gradients[0].item<double>(), 1e-14);
        Assert.Equal(0.9, gradients[1].item<double>(), 1e-14);
        Assert.Equal(3 * 10121.0, Call("Patterns", x).item<double>());
        Assert.Equal(3 * 2.0, Call("Tuples", x).item<double>());
        Assert.Equal(3 * 10121.0, Scalar("Patterns", 3));
        Assert.Equal(3 * 2.0, Scalar("Tuples", 3));
    }

    private static double Scalar(string name, double x) => (double)Cells.GetMethod(name, [typeof(double)])!.Invoke(null, [x])!;

    /// <summary>The clamp has its own gradient whatever the annotation's shape is, and another where it names one.</summary>
    [Fact]
    public void ClampsKeepTheirGradientUnlessTheyNameAnother()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-3f, 0.5f, 4], requires_grad: true);
        var y = tensor(2f, requires_grad: true);
        var z = Call("Bounded", x, y);
        Assert.Equal([-3f, 1.5f, 6], z.data<float>().ToArray());
        z.sum().backward();
        Assert.Equal([2f, 3, 2], x.grad!.data<float>().ToArray());
        Assert.Equal(1, y.grad!.item<float>());
    }

    /// <summary>Against torch's own functions; 1e-14 is a few dozen roundings.</summary>
    [Fact]
    public void FunctionsNearZero()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-0.5, -1e-12, 1e-9, 0.25, 3], requires_grad: true);
        var y = Call("NearZero", x);
        var expected = x.erfc() + x.expm1() * x.log1p() + x.expm1() + x.log1p();
        Assert.True(y.allclose(expected, rtol: 1e-14, atol: 0));
        var scalars = x.data<double>().ToArray().Select(value => (double)Cells.GetMethod("NearZero", [typeof(double)])!.Invoke(null, [value])!).ToArray();
        Assert.True(y.allclose(tensor(scalars), rtol: 1e-14, atol: 0));
        y.sum().backward();
        Assert.True(x.grad!.allclose(autograd.grad([expected.sum()], [x])[0], rtol: 1e-13, atol: 0));
    }

    /// <summary>The gradients of the potential path and of the surrogate path in closed form; 1e-12 is a dozen roundings.</summary>
    [Fact]
    public void GradientsOfALeakyNeuron()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(4);
        var current = randn(40, ScalarType.Float64).requires_grad_();
        var v = randn(40, ScalarType.Float64).requires_grad_();
        var beta = tensor(0.9, requires_grad: true);
        var (gs, gv) = (randn(40, ScalarType.Float64), randn(40, ScalarType.Float64));
        var (spike, next) = CallLif(current, v, beta);
        var actual = autograd.grad([spike, next], [current, v, beta], [gs, gv]).ToArray();

        var h = (beta * v + current).detach();
        var dh = (gv * (1 - spike.detach())) + (gs / (1 + (Math.PI * (h - 1)).square()));
        Assert.True(actual[0].allclose(dh, rtol: 1e-12, atol: 1e-12));
        Assert.True(actual[1].allclose(dh * beta, rtol: 1e-12, atol: 1e-12));
        Assert.True(actual[2].allclose((dh * v).sum(), rtol: 1e-12, atol: 1e-12));
        Assert.Empty(actual[2].shape);
    }

    /// <summary>Exact: the op and its scalar method give the same sign, at zero and for NaN too.</summary>
    [Theory]
    [InlineData("", new[] { -1f, 1, 1, -1 })]
    [InlineData(", atZero: 0", new[] { -1f, 0, 1, -1 })]
    [InlineData(", Straight, atZero: -1", new[] { -1f, -1, 1, -1 })]
    public void TheSignOfZero(string arguments, float[] expected)
    {
        using var scope = NewDisposeScope();
        var ops = GeneratorRun.Of(Sources.Ops($"""
            [Surrogate]
            public static partial Tensor Side(Tensor x);

            public static float Side(float x) => Surrogate.Sign(x{arguments});
            """)).Load().GetType("Demo.Ops", throwOnError: true)!;
        float[] points = [-2, 0, 0.5f, float.NaN];
        var y = (Tensor)ops.GetMethod("Side", [typeof(Tensor)])!.Invoke(null, [tensor(points)])!;
        Assert.Equal(expected, y.data<float>().ToArray());
        Assert.Equal(expected, points.Select(x => (float)ops.GetMethod("Side", [typeof(float)])!.Invoke(null, [x])!));
    }

    /// <summary>Exact: a constant, and a gradient of zeros.</summary>
    [Fact]
    public void AConstantResult()
    {
        using var scope = NewDisposeScope();
        var ops = GeneratorRun.Reported(Sources.Ops("""
            [Surrogate]
            public static partial Tensor Two(Tensor x);

            public static float Two(float x) => 2;
            """)).Load().GetType("Demo.Ops", throwOnError: true)!;
        var x = randn(3, requires_grad: true);
        var y = (Tensor)ops.GetMethod("Two", [typeof(Tensor)])!.Invoke(null, [x])!;
        Assert.Equal([2f, 2f, 2f], y.data<float>().ToArray());
        y.sum().backward();
        Assert.Equal([0f, 0f, 0f], x.grad!.data<float>().ToArray());
    }

    /// <summary>One result that nobody uses has no gradient to hand on.</summary>
    [Fact]
    public void OneOfTwoResults()
    {
        using var scope = NewDisposeScope();
        var current = randn(10, requires_grad: true);
        var (_, next) = CallLif(current, zeros(10), tensor(0.5f));
        next.sum().backward();
        Assert.True(current.grad!.allclose((current < 1).to(ScalarType.Float32)));
    }

    /// <summary>Central differences over 1e-6 of values around 1 are good to about 1e-9.</summary>
    [Fact]
    public void GradientsAreSlopesOfTheScalarMethod()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(6);
        var x = (4 * randn(200, ScalarType.Float64)).requires_grad_();
        var w = randn(200, ScalarType.Float64).requires_grad_();
        var y = (Tensor)Cells.GetMethod("Smooth", [typeof(Tensor), typeof(Tensor), typeof(double)])!.Invoke(null, [x, w, 1.5])!;
        var gradients = autograd.grad([y.sum()], [x, w]).ToArray();
        for (var i = 0; i < 200; i++)
        {
            var (a, b) = (x[i].item<double>(), w[i].item<double>());
            Assert.Equal(ScalarSmooth(a, b), y[i].item<double>(), 1e-12 * Math.Max(1, Math.Abs(ScalarSmooth(a, b))));
            AssertSlope(d => ScalarSmooth(a + d, b), gradients[0][i].item<double>());
            AssertSlope(d => ScalarSmooth(a, b + d), gradients[1][i].item<double>());
        }
    }

    /// <summary>A root of a negative number and an exponential that overflows, where neither is taken; 1e-12 is some roundings.</summary>
    [Fact]
    public void WhatIsNotTakenHasNoInfluence()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-3.0, -1e-3, 0, 2, 30, 1e4], requires_grad: true);
        var y = Call("Guarded", x);
        y.sum().backward();
        double Slope(double at) => (at > 20 ? 1 : 1 / (1 + Math.Exp(-at))) + (at > 0 ? 0.5 / Math.Sqrt(at) : 0);
        var actual = x.grad!.data<double>().ToArray();
        Assert.All(x.data<double>().ToArray().Zip(actual), pair => Assert.Equal(Slope(pair.First), pair.Second, 1e-12));
    }

    private static void AssertSlope(Func<double, double> function, double actual)
    {
        const double Step = 1e-6;
        var slope = (function(Step) - function(-Step)) / (2 * Step);
        Assert.Equal(slope, actual, 1e-6 * Math.Max(1, Math.Abs(slope)));
    }

    private static Tensor Call(string name, params Tensor[] operands) =>
        (Tensor)Cells.GetMethod(name, [.. operands.Select(static _ => typeof(Tensor))])!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. operands], null)!;

    private static (Tensor Spike, Tensor V) CallLif(Tensor current, Tensor v, Tensor beta) =>
        ((Tensor, Tensor))Cells.GetMethod("Lif", [typeof(Tensor), typeof(Tensor), typeof(Tensor), typeof(float)])!
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [current, v, beta, 1f], null)!;

    private static (float Spike, float V) ScalarLif(float current, float v, float beta) => ((float, float))Cells
        .GetMethod("Lif", [typeof(float), typeof(float), typeof(float), typeof(float)])!.Invoke(null, [current, v, beta, 1f])!;

    private static double ScalarSmooth(double x, double w) =>
        (double)Cells.GetMethod("Smooth", [typeof(double), typeof(double), typeof(double)])!.Invoke(null, [x, w, 1.5])!;
}
