using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

public sealed class BackwardPassTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public static TheoryData<bool> Kinds => new() { true, false };

    public void Dispose()
    {
        _scope.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SigmoidSurrogateHasItsClosedForm(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var x = torch.tensor(new double[] { 1, 2, 0.5, 1.5 }, requires_grad: true);
        var t = torch.tensor(1.0, requires_grad: true);
        var y = TestOps.Ge(x, t);
        Assert.Equal([1, 1, 0, 1], Close.Values(y));
        y.sum().backward();
        var gradient = Close.Values(x.grad!);
        Assert.Equal(25, gradient[0], 1e-12);
        Assert.Equal(3.7200759760208356e-42, gradient[1], 1e-55);
        Assert.Equal(1.9287498479639178e-20, gradient[2], 1e-33);
        Assert.Equal(1.9287498479639178e-20, gradient[3], 1e-33);
        Assert.Equal(-25, t.grad!.item<double>(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void IncomingGradientIsClamped(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var x = torch.ones(4, dtype: torch.float64, requires_grad: true);
        TestOps.Ge(x, torch.tensor(1.0)).backward([torch.tensor(new[] { 5.0, 0.5, -3, 1 })]);
        Assert.Equal([25, 12.5, -25, 25], Close.Values(x.grad!));
    }

    [Fact]
    public void StepOfWhatIsNotFiniteIsThatOfTorch()
    {
        double[] special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, double.Epsilon, double.MaxValue];
        foreach (var type in new[] { torch.float32, torch.float64, torch.float16 })
        {
            var x = torch.tensor(special).unsqueeze(1).to(type).requires_grad_();
            var t = torch.tensor(special).to(type);
            var y = TestOps.Ge(x, t);
            Assert.Equal(Close.Values(x.ge(t)), Close.Values(y));
            y.sum().backward();
        }
    }

    [Fact]
    public void GradientOfFiniteAndInfiniteDistancesIsNoNaN()
    {
        double[] far = [double.PositiveInfinity, double.NegativeInfinity, 1e30, -1e30, 1e-30, 0];
        foreach (var type in new[] { torch.float32, torch.float64 })
        {
            var x = torch.tensor(far).to(type).requires_grad_();
            TestOps.Ge(x, torch.tensor(0.0).to(type)).sum().backward();
            TestOps.GeNumber(x, 0).sum().backward();
            Assert.All(Close.Values(x.grad!), static value => Assert.True(double.IsFinite(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SecondDerivativesAreThoseOfFiniteDifferences(bool native)
    {
        using var kind = NodeChoice.Use(native);
        torch.manual_seed(3);
        var x = torch.randn([3, 4], dtype: torch.float64, requires_grad: true);
        var y = torch.randn([4], dtype: torch.float64, requires_grad: true);
        var v = torch.randn([3, 4], dtype: torch.float64, requires_grad: true);
        var u = torch.randn([3, 4], dtype: torch.float64);
        var w = torch.randn([4], dtype: torch.float64);

        // s = <u, dz/dx v> + <w, dz/dy v>, differentiated by x, y and v.
        var first = torch.autograd.grad([TestOps.Product(x, y)], [x, y], [v], create_graph: true);
        var s = (first[0] * u).sum() + (first[1] * w).sum();
        var second = torch.autograd.grad([s], [x, y, v]);
        foreach (var (variable, analytic) in new[] { (x, second[0]), (y, second[1]), (v, second[2]) })
        {
            for (var i = 0; i < variable.numel(); i++)
            {
                var h = 1e-5;
                var numeric = (Scalar(variable, i, h) - Scalar(variable, i, -h)) / (2 * h);
                Assert.Equal(numeric, Close.Values(analytic)[i], 1e-6);
            }
        }

        double Scalar(Tensor variable, int element, double step)
        {
            var shifted = variable.detach().clone();
            shifted.view(-1)[element] += step;
            Tensor Pick(Tensor original) => ReferenceEquals(original, variable) ? shifted.requires_grad_() : original.detach().requires_grad_();
            var (a, b, c) = (Pick(x), Pick(y), Pick(v).detach());
            var gradients = torch.autograd.grad([TestOps.Product(a, b)], [a, b], [c]);
            return ((gradients[0] * u).sum() + (gradients[1] * w).sum()).item<double>();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void IncomingGradientMayHaveAnyLayout(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var x = torch.randn([40, 30], dtype: torch.float64, requires_grad: true);
        var t = torch.randn([30], dtype: torch.float64, requires_grad: true);
        foreach (var gradient in new[] { torch.ones(1, dtype: torch.float64).expand(40, 30), torch.randn([30, 40], dtype: torch.float64).t(), torch.randn([40, 60], dtype: torch.float64).slice(1, 0, 60, 2), torch.randn([1, 30], dtype: torch.float64).expand(40, 30) })
        {
            var gradients = torch.autograd.grad([TestOps.Product(x, t)], [x, t], [gradient]);
            var expected = Reference.Of(TestOps.Product).Backward([x, t], [0, 0], [gradient]);
            Close.Assert(expected[0]!, gradients[0], "x");
            Close.Assert(expected[1]!, gradients[1], "t");
        }
    }

    /// <summary>The imaginary part of a conjugate shares memory with what it is the negative of.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void NegativeViewsAreReadAsWhatTheySay(bool native)
    {
        using var choice = NodeChoice.Use(native);
        var parts = torch.tensor([-0.5f, -1, 3]);
        var x = torch.complex(parts, parts).conj().imag.requires_grad_();
        Assert.True(x.is_neg());
        var y = TestOps.GeNumber(x, 1);
        Assert.Equal([0f, 1, 0], y.data<float>().ToArray());

        var weights = torch.tensor([-4f, -0.5f, 0.25f]);
        y.backward([torch.complex(weights, weights).conj().imag]);
        Close.Assert(torch.tensor(new[] { 4 / (1 + Math.Pow(Math.PI / 2, 2)), 0.5, -0.25 / (1 + Math.Pow(Math.PI * 4, 2)) }), x.grad!, "gradient");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void IncomingGradientMayBeSparse(bool native)
    {
        using var choice = NodeChoice.Use(native);
        var x = torch.tensor([1f, 1, 5], requires_grad: true);
        TestOps.Ge(x, torch.tensor(1f)).backward([torch.tensor([0f, 3, 1]).to_sparse()]);
        Assert.Equal([0f, 25, 0], x.grad!.data<float>().ToArray());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TwoOutputsTakeGradientsThatAreMissing(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var current = torch.randn([17], dtype: torch.float64, requires_grad: true);
        var membrane = torch.randn([5, 17], dtype: torch.float64, requires_grad: true);
        foreach (var (useSpike, useMembrane) in new[] { (true, true), (true, false), (false, true) })
        {
            var (spike, next) = TestOps.Fire(current, membrane, 0.9);
            var a = useSpike ? torch.randn([5, 17], dtype: torch.float64) : torch.zeros([5, 17], dtype: torch.float64);
            var b = useMembrane ? torch.randn([5, 17], dtype: torch.float64) : torch.zeros([5, 17], dtype: torch.float64);
            Tensor[] outputs = [.. useSpike ? [spike] : Array.Empty<Tensor>(), .. useMembrane ? [next] : Array.Empty<Tensor>()];
            Tensor[] incoming = [.. useSpike ? [a] : Array.Empty<Tensor>(), .. useMembrane ? [b] : Array.Empty<Tensor>()];
            var gradients = torch.autograd.grad(outputs, [current, membrane], incoming);
            var expected = Reference.Of(TestOps.Fire).Backward([current, membrane, null], [0, 0, 0.9], [a, b]);
            Close.Assert(expected[0]!, gradients[0], "current");
            Close.Assert(expected[1]!, gradients[1], "membrane");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void GraphCanBeWalkedTwice(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var x = torch.randn(9, dtype: torch.float64, requires_grad: true);
        var y = TestOps.GeNumber(x, 0.5);
        var first = torch.autograd.grad([y], [x], [torch.ones_like(y)], retain_graph: true)[0];
        var second = torch.autograd.grad([y], [x], [torch.ones_like(y)])[0];
        Assert.Equal(Close.Values(first), Close.Values(second));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OtherTypesRunOnTorchOperations(bool native)
    {
        using var kind = NodeChoice.Use(native);
        foreach (var type in new[] { torch.float16, torch.bfloat16 })
        {
            var x = torch.randn([6, 5]).to(type).requires_grad_();
            var t = torch.randn([5], requires_grad: true);
            var y = TestOps.Product(x, t);
            Assert.Equal(type, y.dtype);
            y.sum().backward();
            Assert.Equal(type, x.grad!.dtype);
            Assert.Equal(torch.float32, t.grad!.dtype);
            var expected = Reference.Of(TestOps.Product).Backward([x, t.to(type)], [0, 0], [torch.ones(6, 5)]);
            Assert.True((expected[0]! - x.grad).abs().max().item<double>() < 0.1);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OtherOperandsAreConvertedAndGetTheirGradientBack(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var x = torch.randn([6, 5], requires_grad: true);
        var t = torch.randn([5], dtype: torch.float64, requires_grad: true);
        var n = torch.tensor([1, 0, 1, 0, 1]);
        TestOps.Product(x, t).sum().backward();
        Assert.Equal(torch.float64, t.grad!.dtype);
        Assert.Equal([6, 5], TestOps.Ge(x, n).shape);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void OnlyWhatNeedsAGradientGetsOne(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var x = torch.randn([6, 5]);
        var t = torch.randn([5], requires_grad: true);
        TestOps.Product(x, t).sum().backward();
        Assert.Null(x.grad);
        Close.Assert(Reference.Of(TestOps.Product).Backward([x, t], [0, 0], [torch.ones(6, 5)])[1]!, t.grad!, "t");
    }
}
