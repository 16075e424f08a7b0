using Surrogates.Autograd;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>An operand that is converted for a call is kept as it was then, with its history.</summary>
public sealed class KeptOperandTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnInPlaceChangeOfTheOriginalChangesNothing(bool native)
    {
        using var scope = torch.NewDisposeScope();
        using var kind = NodeChoice.Use(native);
        var x = torch.randn(40, requires_grad: true);
        var t = torch.randn(40, dtype: torch.float64);
        var y = TestOps.Product(x, t);
        var expected = Reference.Of((Func<Tensor, Tensor, Tensor>)TestOps.Product).Backward([x, t.clone()], [0, 0], [torch.ones(40)])[0]!;
        t.add_(1);
        y.sum().backward();
        Close.Assert(expected, x.grad!, "x");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnInPlaceChangeOfTheOtherOperandIsReported(bool native)
    {
        using var scope = torch.NewDisposeScope();
        using var kind = NodeChoice.Use(native);
        var leaf = torch.randn(40, requires_grad: true);
        var x = leaf * 1;
        var y = TestOps.Product(x, torch.randn(40, dtype: torch.float64)).sum();
        x.add_(1);
        Assert.Contains("x", Assert.ThrowsAny<Exception>(() => y.backward()).Message);
        BackwardFailure.Clear();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SecondDerivativesReachTheOriginal(bool native)
    {
        using var scope = torch.NewDisposeScope();
        using var kind = NodeChoice.Use(native);
        var (same, converted) = (Second(torch.float32), Second(torch.float64));
        Assert.True(same.allclose(converted.to(torch.float32), 1e-4, 1e-4));

        static Tensor Second(torch.ScalarType type)
        {
            var x = torch.arange(1, 9, dtype: torch.float32, requires_grad: true);
            var t = (0.25 * torch.arange(8, dtype: torch.float32)).to(type).requires_grad_();
            var first = torch.autograd.grad([TestOps.Product(x, t).sum()], [x], create_graph: true)[0];
            return torch.autograd.grad([first.sum()], [t])[0];
        }
    }

    [Fact]
    public void ItGoesWithTheGraph()
    {
        var nodes = SurrogateMemory.Nodes;
        var thread = new Thread(Run, 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(nodes, SurrogateMemory.Nodes);

        // A long chain, each link of which is kept converted by the next.
        static void Run()
        {
            using var x = torch.ones(4);
            using var leaf = torch.zeros(4, requires_grad: true);
            var y = leaf.alias();
            for (var i = 0; i < 10_000; i++)
            {
                using var wide = y.to(torch.float64);
                y.Dispose();
                y = TestOps.Product(x, wide);
            }

            y.Dispose();
        }
    }
}
