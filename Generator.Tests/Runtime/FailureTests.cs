using System.Runtime.InteropServices;
using Surrogates.Autograd;
using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

public sealed class FailureTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public void Dispose()
    {
        FailingFunction.FailsForward = false;
        FailingFunction.FailsBackward = false;
        BackwardFailure.Clear();
        _scope.Dispose();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void ChangeInPlaceIsAnExceptionThatNamesOpAndOperand(bool native, bool throughGrad)
    {
        using var kind = NodeChoice.Use(native);
        for (var repeat = 0; repeat < 3; repeat++)
        {
            var leaf = torch.randn(5, requires_grad: true);
            var x = leaf * 2;
            var y = TestOps.GeNumber(x, 0.5).sum();
            x.add_(1);
            var exception = Assert.ThrowsAny<Exception>(() => Backward(y, leaf, throughGrad));
            Assert.Contains($"x of {TestOps.GeNumberName} was modified in place", exception.Message);
            Assert.Contains("clone()", exception.Message);
            Assert.Equal(TestOps.GeNumberName, BackwardFailure.Last!.Operation);
            Assert.NotNull(BackwardFailure.Last.Exception.StackTrace);
            NextPassIsFine(throughGrad);
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void FailureIsNotLostWhenOtherNodesRunAfterIt(bool native, bool throughGrad)
    {
        using var kind = NodeChoice.Use(native);
        var leaf = torch.randn(5, requires_grad: true);
        var x = TestOps.GeNumber(TestOps.GeNumber(leaf, 0.1) * 2, 0.2) + leaf;
        var y = TestOps.GeNumber(x, 0.5);
        var z = TestOps.Ge(y, torch.tensor(0.5f)).sum();
        x.add_(1);
        var exception = Assert.ThrowsAny<Exception>(() => Backward(z, leaf, throughGrad));
        Assert.Contains($"x of {TestOps.GeNumberName} was modified in place", exception.Message);
        NextPassIsFine(throughGrad);
    }

    [Theory]
    [InlineData(true, true, 5)]
    [InlineData(true, false, 5)]
    [InlineData(false, true, 5)]
    [InlineData(false, false, 5)]
    [InlineData(true, false, 200_000)]
    public void ExceptionInABackwardKernelReachesTheCaller(bool native, bool throughGrad, long count)
    {
        using var kind = NodeChoice.Use(native);
        var x = torch.randn(count, requires_grad: true);
        var y = Function<FailingFunction>.Apply([x]).sum();
        FailingFunction.FailsBackward = true;
        var exception = Assert.ThrowsAny<Exception>(() => Backward(y, x, throughGrad));
        FailingFunction.FailsBackward = false;
        Assert.Contains("Tests.Failing", exception.Message);
        Assert.Contains("the kernel gave up", exception.Message);
        var original = Assert.IsType<NotFiniteNumberException>(BackwardFailure.Last!.Exception);
        Assert.Contains(nameof(FailingFunction), original.StackTrace);
        NextPassIsFine(throughGrad);
    }

    [Theory]
    [InlineData(true, 5)]
    [InlineData(false, 5)]
    [InlineData(true, 200_000)]
    public void ExceptionInAForwardKernelIsThrownAsItIs(bool native, long count)
    {
        using var kind = NodeChoice.Use(native);
        var alive = SurrogateMemory.Nodes;
        var x = torch.randn(count, requires_grad: true);
        FailingFunction.FailsForward = true;
        var exception = Assert.Throws<NotFiniteNumberException>(() => Function<FailingFunction>.Apply([x]));
        Assert.Contains(nameof(FailingFunction), exception.StackTrace);
        FailingFunction.FailsForward = false;
        Assert.Equal(alive, SurrogateMemory.Nodes);
        NextPassIsFine(false);
    }

    [Fact]
    public void FailureOnHalfPrecisionReachesTheCaller()
    {
        var x = torch.randn(5, dtype: torch.float16, requires_grad: true);
        var y = Function<FailingFunction>.Apply([x]).sum();
        FailingFunction.FailsBackward = true;
        var exception = Assert.ThrowsAny<Exception>(() => y.backward());
        Assert.Contains("the kernel gave up", exception.Message);
    }

    [Fact]
    public void LongMessageInAnyScriptArrivesWhole()
    {
        var text = string.Concat(Enumerable.Repeat("Größe ≥ 1, 閾値; ", 400));
        NativeError.Leave(new(7, text));
        Assert.Equal(new(7, text), NativeError.Take());
        Assert.Null(NativeError.Take());
    }

    [Fact]
    public void MessageLeavesOutTheNativeStack()
    {
        var native = new ExternalException("no such kernel\nException raised from somewhere (most recent call first):\nframe #0: c10::Error");
        Assert.Equal("Tests.Op: the backward pass failed with ExternalException: no such kernel", BackwardFailure.Record("Tests.Op", native));
        Assert.Same(native, BackwardFailure.Last!.Exception);
        Assert.EndsWith("could not be read: no such kernel", SavedTensorException.From(new("Tests.Op", ["x"]), "x", native).Message);
    }

    private static void Backward(Tensor y, Tensor leaf, bool throughGrad)
    {
        if (throughGrad)
        {
            _ = torch.autograd.grad([y], [leaf]);
        }
        else
        {
            y.backward();
        }
    }

    private static void NextPassIsFine(bool throughGrad)
    {
        var x = torch.tensor(new[] { 0.5f, 0.75f }, requires_grad: true);
        Backward(TestOps.GeNumber(x, 0.5).sum(), x, throughGrad);
        if (!throughGrad)
        {
            Assert.Equal(1f, x.grad!.data<float>()[0]);
        }
    }
}
