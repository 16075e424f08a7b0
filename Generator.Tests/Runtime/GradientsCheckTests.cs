using Surrogates.Checking;
using TorchSharp;
using static Surrogates.Hard;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary><see cref="Gradients.Check(Func{Tensor[], Tensor}, IList{Tensor}, double, double, double, int, bool)"/> passes what is right and finds what is wrong.</summary>
public sealed class GradientsCheckTests : IDisposable
{
    // Off the round numbers, where functions have their kinks, and on both sides of the thresholds.
    private static readonly double[] Points = [0.137, -0.219, 0.731, 1.291, -1.473, 0.617];

    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public static TheoryData<bool, bool> Ways => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    public void Dispose() => _scope.Dispose();

    /// <summary>Lanes and torch operations, own nodes and TorchSharp's; a hard op's gradient is that of its stand-in.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void HardOpsAreRightAsTheirStandInsAre(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        var report = Gradients.Check(static x => TestOps.GeNumber(x, 0.5), Leaf());
        Assert.True(report.IsRight);
        Assert.Equal([(1, 36L, 0L), (2, 72L, 0L)], report.Orders.Select(static order => (order.Order, order.Count, order.Wrong)));
        Assert.NotEqual(0, report.Orders[0].Worst!.Analytic);
        Assert.Empty(report.Notes);
    }

    /// <summary>Operands that are broadcast, a hard value that torch multiplies with, one op behind another, a view, and a clamp of the gradient.</summary>
    [Fact]
    public void Compositions()
    {
        var (x, t) = (Leaf().reshape(2, 3).detach().requires_grad_(), torch.tensor(new[] { 0.31, 0.47, 1.13 }, requires_grad: true));
        Assert.True(Gradients.Check(static of => TestOps.Ge(of[0] * 0.1, of[1] * 0.1) * of[0].exp(), [x, t], eps: 1e-7).IsRight);
        Assert.True(Gradients.Check(static of => TestOps.GeNumber(TestOps.GeNumber(of[0], 0.5) * of[0], 0.2).sum(1), [x]).IsRight);
        Assert.True(Gradients.Check(static of => Twice.apply(TestOps.Product(of[0].t(), of[1].unsqueeze(1))).matmul(of[0]), [x, t]).IsRight);
        Assert.True(Gradients.Check(static of => TestOps.Straight(of[0].t() * 3) * of[0].t(), [x.t().contiguous().t().detach().requires_grad_()]).IsRight);
    }

    /// <summary>What is composed is evaluated at the hard values: where a second op is steep at 1 but flat at the stand-in's value, its gradient counts.</summary>
    [Fact]
    public void ValuesAreTheHardOnes()
    {
        var report = Gradients.Check(static x => TestOps.GeNumber(x, 0.5).pow(torch.tensor(3.0)), Leaf(0.9), order: 1);
        using var x = Leaf(0.9);
        TestOps.GeNumber(x, 0.5).pow(torch.tensor(3.0)).sum().backward();

        // 3 s^2 is 3 at the hard value 1, and less at the stand-in's.
        Assert.Equal(3 / (1 + Math.Pow(Math.PI * 0.4, 2)), x.grad!.item<double>(), 12);
        Assert.True(report.IsRight);
    }

    [Fact]
    public void SeveralOutputsAndInputsWithoutGradient()
    {
        var (x, whole) = (Leaf(), torch.arange(6));
        var report = Gradients.Check(
            static of =>
            {
                var (spike, product) = Pair(of[0], of[1]);
                return (Tensor[])[spike, of[0], product];
            },
            [whole.detach(), x]);
        Assert.Equal(72, report.Orders[0].Count);
        Assert.True(report.IsRight);

        static (Tensor Spike, Tensor Product) Pair(Tensor whole, Tensor x) => (TestOps.GeNumber(x, 0.5), TestOps.Product(x, whole * 0.1));
    }

    /// <summary>The same draws each time, and the generator goes on as after one call. What an op has drawn from another decides in the first call alone.</summary>
    [Fact]
    public void NoiseIsTheSameEachTime()
    {
        torch.manual_seed(7);
        _ = torch.rand_like(Leaf().detach());
        var after = torch.rand(1).item<float>();
        torch.manual_seed(7);
        Assert.True(Gradients.Check(static x => x * torch.rand_like(x.detach()), Leaf()).IsRight);
        Assert.Equal(after, torch.rand(1).item<float>());
        Assert.True(Gradients.Check(static x => CheckedOps.Draw(x), Leaf()).IsRight);
        using var own = new torch.Generator(7);
        Assert.True(Gradients.Check(x => CheckedOps.DrawFrom(x, own), Leaf()).IsRight);
        Assert.Contains("random numbers", Assert.Throws<InvalidOperationException>(() => Gradients.Check(x => x * torch.rand(6, dtype: torch.float64, generator: own), Leaf())).Message);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void AWrongDerivativeIsFound(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        var exception = Assert.Throws<GradientCheckException>(() => Gradients.Check(static of => WrongOps.Square(of[0], of[1]), [torch.ones(6, dtype: torch.float64), Leaf()]));
        var order = exception.Report.Orders[0];
        Assert.Equal((1, 36L, 6L), (order.Order, order.Count, order.Wrong));
        var worst = order.Worst!;
        Assert.Equal(("output 0", "input 1", 4L, 4L), (worst.Of, worst.By, Assert.Single(worst.OfIndex), Assert.Single(worst.ByIndex)));
        Assert.Equal(3 * Points[4], worst.Analytic, 12);
        Assert.Equal(2 * Points[4], worst.Numeric, 8);
        Assert.Equal(-Points[4], worst.Difference, 8);
        Assert.False(worst.IsKink);
        Assert.StartsWith("Gradient: 6 of 36 elements are wrong; the worst is output 0 at [4] by input 1 at [4]: analytic -4.4", exception.Message);
        Assert.False(Gradients.Check(static of => WrongOps.Square(of[0], of[1]), [torch.ones(6, dtype: torch.float64), Leaf()], raise_exception: false).IsRight);
    }

    /// <summary>The gradient alone is right: its own derivative is lost.</summary>
    [Fact]
    public void AWrongSecondDerivativeIsFound()
    {
        var report = Gradients.Check(DetachedSquare.apply, Leaf(), raise_exception: false);
        Assert.Equal([0L, 6L], report.Orders.Select(static order => order.Wrong));
        Assert.Equal(("the gradient of input 0", "input 0", 0d), (report.Orders[1].Worst!.Of, report.Orders[1].Worst!.By, report.Orders[1].Worst!.Analytic));
        Assert.True(Gradients.Check(DetachedSquare.apply, Leaf(), order: 1).IsRight);
    }

    [Fact]
    public void AKinkIsCalledOne()
    {
        var worst = Gradients.Check(static x => x.relu(), Leaf(0), raise_exception: false).Orders[0].Worst!;
        Assert.True(worst.IsKink);
        Assert.Contains("0 to the left and 1 to the right", worst.ToString());
    }

    /// <summary>NaN on either side is wrong.</summary>
    [Fact]
    public void NoNumberIsRight() => Assert.Equal(1, Gradients.Check(static x => x.sqrt(), Leaf(-1), order: 1, raise_exception: false).Orders[0].Wrong);

    [Fact]
    public void WhatHasNoStandInIsRefused()
    {
        Assert.Contains("CheckedOps.Own has no soft forward pass", Assert.Throws<NotSupportedException>(() => Gradients.Check(static x => CheckedOps.Own(x), Leaf())).Message);
        Assert.Contains("Surrogate.Detach", Assert.Throws<NotSupportedException>(() => Gradients.Check(static x => TestOps.Fire(x, x, 0.9).Membrane, Leaf())).Message);

        // Of constants it is one.
        Assert.True(Gradients.Check(static of => CheckedOps.Own(of[1]) * of[0], [Leaf(), torch.ones(6, dtype: torch.float64)]).IsRight);
    }

    /// <summary>What documentation says of it: the gradient has the hard value, and the slope the stand-in.</summary>
    [Fact]
    public void AHardFactorInsideOfAnOpIsADifference()
    {
        var exception = Assert.Throws<GradientCheckException>(() => Gradients.Check(static x => CheckedOps.Gated(x), Leaf(0.9), order: 1));
        var worst = exception.Report.Orders[0].Worst!;
        var soft = (Math.Atan(Math.PI * 0.4) / Math.PI) + 0.5;
        Assert.Equal(1 - soft, worst.Analytic - worst.Numeric, 7);
        Assert.Contains("CheckedOps.Gated", Assert.Single(exception.Report.Notes));
    }

    [Fact]
    public void ControlFlowThatChangesIsNoticed()
    {
        var calls = 0;
        Assert.Contains("other ops", Assert.Throws<InvalidOperationException>(() => Gradients.Check(x => calls++ == 0 ? TestOps.GeNumber(x, 0.5) : TestOps.Ge(x, x), Leaf())).Message);
        calls = 0;
        Assert.Contains("other ops", Assert.Throws<InvalidOperationException>(() => Gradients.Check(x => calls++ == 1 ? TestOps.GeNumber(x, 0.5) : x, Leaf())).Message);
    }

    /// <summary>Ops on another thread of the function's are part of it, those of other threads are not.</summary>
    [Fact]
    public void ItHoldsWhereTheFunctionGoesOn()
    {
        Assert.True(Gradients.Check(static x => Task.Run(() => TestOps.GeNumber(x, 0.5)).GetAwaiter().GetResult(), Leaf()).IsRight);
        using var during = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var hard = 0.5;
        var other = new Thread(() =>
        {
            during.Wait();
            using var scope = torch.NewDisposeScope();
            hard = TestOps.GeNumber(Leaf(0.6), 0.5).item<double>() + TestOps.Fire(Leaf(0.6), Leaf(0), 0.9).Spike.item<double>();
            done.Set();
        });
        other.Start();
        Assert.True(Gradients.Check(
            x =>
            {
                during.Set();
                done.Wait();
                return TestOps.GeNumber(x, 0.5);
            },
            Leaf()).IsRight);
        other.Join();
        Assert.Equal(1, hard);
    }

    [Fact]
    public void NothingIsLeftBehind()
    {
        var (nodes, x) = (SurrogateMemory.Nodes, Leaf());
        var tensors = Tensor.TotalCount;
        Gradients.Check(static x => TestOps.GeNumber(x, 0.5), x);
        Assert.Throws<NotSupportedException>(() => Gradients.Check(static x => CheckedOps.Own(TestOps.GeNumber(x, 0.5)), x));
        Assert.Equal(nodes, SurrogateMemory.Nodes);
        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.Null(x.grad);
        Assert.Equal(1, TestOps.GeNumber(Leaf(0.6), 0.5).item<double>());
    }

    [Fact]
    public void WhatCannotBeComparedIsNamed()
    {
        static Tensor Op(Tensor[] of) => of[0] * 2;
        Assert.Equal("inputs[0]", Assert.Throws<ArgumentException>(() => Gradients.Check(Op, [torch.ones(2, requires_grad: true)])).ParamName);
        Assert.Equal("inputs[1]", Assert.Throws<ArgumentNullException>(() => Gradients.Check(Op, [Leaf(), null!])).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => Gradients.Check(Op, [Leaf().detach()])).ParamName);
        var own = Leaf().detach();
        Assert.Contains("must use those", Assert.Throws<ArgumentException>(() => Gradients.Check(_ => own * 2, Leaf())).Message);
        Assert.Contains("Output 0 is of type Float32", Assert.Throws<ArgumentException>(() => Gradients.Check(static x => x.to(torch.float32), Leaf())).Message);
        Assert.Equal("eps", Assert.Throws<ArgumentOutOfRangeException>(() => Gradients.Check(Op, [Leaf()], eps: 0)).ParamName);
        Assert.Equal("order", Assert.Throws<ArgumentOutOfRangeException>(() => Gradients.Check(Op, [Leaf()], order: 3)).ParamName);
    }

    private static Tensor Leaf() => torch.tensor(Points, requires_grad: true);

    private static Tensor Leaf(double value) => torch.tensor(value, requires_grad: true);

    /// <summary>x * x, whose gradient nobody can differentiate.</summary>
    private sealed class DetachedSquare : torch.autograd.SingleTensorFunction<DetachedSquare>
    {
        public override string Name => nameof(DetachedSquare);

        public static Tensor apply(Tensor x) => apply((object)x);

        public override Tensor forward(torch.autograd.AutogradContext context, params object[] inputs)
        {
            context.save_for_backward([(Tensor)inputs[0]]);
            return (Tensor)inputs[0] * (Tensor)inputs[0];
        }

        public override List<Tensor> backward(torch.autograd.AutogradContext context, Tensor gradient) => [gradient * 2 * context.get_saved_variables()[0].detach()];
    }
}

/// <summary>Ops that a check is tried with.</summary>
internal static partial class CheckedOps
{
    [Surrogate(Bernoulli)]
    public static partial Tensor Draw(Tensor p);

    [Surrogate(Bernoulli)]
    public static partial Tensor DrawFrom(Tensor p, torch.Generator generator);

    [Surrogate(Step, Derivative = nameof(Slope))]
    public static partial Tensor Own(Tensor x);

    [Surrogate(Shape.ATan, k: 2)]
    public static partial Tensor Gated(Tensor x);

    private static double Gated(double x) => Surrogate.Step(x - 0.5) * x;

    private static double Slope(double u) => Math.Max(0, 1 - Math.Abs(u));
}
