using Surrogates.Autograd;
using Surrogates.Functions;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>A function whose backward pass reads what its forward pass has returned.</summary>
public sealed class SavedOutputTests
{
    public static TheoryData<bool, bool> Ways { get; } = new() { { true, true }, { true, false }, { false, true }, { false, false } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void GradientsAreTorchsOwn(bool native, bool onLanes)
    {
        using var scope = torch.NewDisposeScope();
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        foreach (var type in new[] { torch.float32, torch.float64 })
        {
            var (x, expected) = Twins(torch.randn([70, 30], type));
            Sigmoid(x).square().sum().backward();
            expected.sigmoid().square().sum().backward();
            Close.Assert(expected.grad!, x.grad!, $"{type}");
        }
    }

    /// <summary>What is saved is what was returned: in 16 bits that is rounded, as torch's own sigmoid is.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void ANarrowOutputIsReadAsItWasReturned(bool native, bool onLanes)
    {
        using var scope = torch.NewDisposeScope();
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        var x = torch.randn(40).to(torch.float16).requires_grad_();
        var y = Sigmoid(x);
        y.sum().backward();
        var returned = y.detach().to(torch.float64);
        Close.Assert(returned * (1 - returned), x.grad!, "x");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void BesideOperandsAndOtherOutputs(bool native, bool onLanes)
    {
        using var scope = torch.NewDisposeScope();
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        var (x, expectedX) = Twins(torch.randn([5, 7], torch.float64));
        var (t, expectedT) = Twins(torch.randn([7], torch.float64));
        Tensor[] results = [null!, null!];
        Function<ProductAndExponential>.Apply([x, 0.5, t], results);
        ((results[0] * 3) + results[1]).sum().backward();
        ((expectedX * expectedT * 3) + (expectedX * 0.5).exp()).sum().backward();
        Close.Assert(expectedX.grad!, x.grad!, "x");
        Close.Assert(expectedT.grad!, t.grad!, "t");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void HigherDerivativesGoThroughTheOutput(bool native, bool onLanes)
    {
        using var scope = torch.NewDisposeScope();
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        var (x, expected) = Twins(torch.randn(30, torch.float64));
        var (actualSecond, actualThird) = Higher(Sigmoid(x), x);
        var (second, third) = Higher(expected.sigmoid(), expected);
        Close.Assert(second, actualSecond, "second");
        Close.Assert(third, actualThird, "third");

        static (Tensor Second, Tensor Third) Higher(Tensor y, Tensor x)
        {
            var first = torch.autograd.grad([y.sum()], [x], retain_graph: true, create_graph: true)[0];
            var second = torch.autograd.grad([first.sum()], [x], retain_graph: true, create_graph: true)[0];
            return (second, torch.autograd.grad([second.sum()], [x])[0]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnInPlaceChangeIsReported(bool native)
    {
        using var scope = torch.NewDisposeScope();
        using var kind = NodeChoice.Use(native);
        var x = torch.randn(9, requires_grad: true);
        var y = Sigmoid(x);
        var sum = y.sum();
        y.mul_(2);
        Assert.Contains("The output of Tests.Sigmoid was modified in place", Assert.ThrowsAny<Exception>(() => sum.backward()).Message);

        Tensor[] results = [null!, null!];
        Function<ProductAndExponential>.Apply([x, 2.0, torch.ones(9)], results);
        results[1].add_(1);
        Assert.Contains("Output 2 of Tests.ProductAndExponential", Assert.ThrowsAny<Exception>(() => results[0].sum().backward()).Message);
        BackwardFailure.Clear();
    }

    /// <summary>A node that kept its own outputs would never die.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void NoCircleKeepsTheNodeAlive(bool recorded)
    {
        var alive = SurrogateMemory.Nodes;
        using (torch.NewDisposeScope())
        {
            var x = torch.rand(5, requires_grad: true);
            var y = Sigmoid(Sigmoid(x));
            Assert.Equal(alive + 2, SurrogateMemory.Nodes);
            torch.autograd.grad([y.sum()], [x], create_graph: recorded);
            _ = Sigmoid(x);
        }

        Assert.Equal(alive, SurrogateMemory.Nodes);
    }

    /// <summary>Each output is the only thing that holds the graph before it: letting go of the last takes no stack.</summary>
    [Fact]
    public void AChainOfAnyLengthIsLetGo()
    {
        var alive = SurrogateMemory.Nodes;
        var thread = new Thread(Run, 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(alive, SurrogateMemory.Nodes);

        static void Run()
        {
            using var leaf = torch.zeros(4, requires_grad: true);
            var y = Sigmoid(leaf);
            for (var i = 0; i < 10_000; i++)
            {
                var next = Sigmoid(y);
                y.Dispose();
                y = next;
            }

            y.Dispose();
        }
    }

    private static Tensor Sigmoid(Tensor x) => Function<SigmoidOfOutput>.Apply([x]);

    private static (Tensor X, Tensor Expected) Twins(Tensor values) => (values.clone().requires_grad_(), values.clone().requires_grad_());

    /// <summary>The sigmoid: y' = y (1 - y), as torch computes it.</summary>
    private readonly struct SigmoidOfOutput : IFunction
    {
        static Signature IFunction.Signature { get; } = new("Tests.Sigmoid", ["x"]) { Saved = [], SavedOutputs = [0] };

        static void IFunction.Forward<T>(in Batch<T> batch)
        {
            var x = batch.Input(0);
            var y = batch.Output(0);
            foreach (var i in batch)
            {
                y[i] = T.Sigmoid(x[i]);
            }
        }

        static void IFunction.Backward<T>(in Batch<T> batch)
        {
            var y = batch.Output(0);
            var gradient = batch.Gradient(0);
            var dx = batch.InputGradient(0);
            foreach (var i in batch)
            {
                dx[i] = gradient[i] * (y[i] * (1 - y[i]));
            }
        }
    }

    /// <summary>x t and e^(c x): the backward pass reads both tensors, the number and the second output.</summary>
    private readonly struct ProductAndExponential : IFunction
    {
        static Signature IFunction.Signature { get; } = new("Tests.ProductAndExponential", ["x", "c", "t"]) { Outputs = 2, SavedOutputs = [1] };

        static void IFunction.Forward<T>(in Batch<T> batch)
        {
            var x = batch.Input(0);
            var c = batch.Number(1);
            var t = batch.Input(2);
            var product = batch.Output(0);
            var exponential = batch.Output(1);
            foreach (var i in batch)
            {
                (product[i], exponential[i]) = (x[i] * t[i], T.Exp(c * x[i]));
            }
        }

        static void IFunction.Backward<T>(in Batch<T> batch)
        {
            var x = batch.Input(0);
            var c = batch.Number(1);
            var t = batch.Input(2);
            var exponential = batch.Output(1);
            var productGradient = batch.Gradient(0);
            var exponentialGradient = batch.Gradient(1);
            var dx = batch.InputGradient(0);
            var dt = batch.InputGradient(2);
            foreach (var i in batch)
            {
                dx[i] = (productGradient[i] * t[i]) + (exponentialGradient[i] * c * exponential[i]);
                dt[i] = productGradient[i] * x[i];
            }
        }
    }
}
