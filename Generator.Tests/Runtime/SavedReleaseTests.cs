using Surrogates.Autograd;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>What a graph has saved goes at the end of a pass that does not retain it, as with torch's own operations.</summary>
public sealed class SavedReleaseTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public void Dispose()
    {
        BackwardFailure.Clear();
        _scope.Dispose();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void ASecondPassSaysWhatToDo(bool native, bool throughGrad)
    {
        using var kind = NodeChoice.Use(native);
        var leaf = torch.tensor(new[] { 0.25f, 0.75f }, requires_grad: true);
        var y = TestOps.GeNumber(leaf, 0.5).sum();
        Run(y, leaf, throughGrad, retain: false);
        var exception = Assert.ThrowsAny<Exception>(() => Run(y, leaf, throughGrad, retain: false));
        Assert.Contains(TestOps.GeNumberName, exception.Message);
        Assert.Contains("retain_graph: true", exception.Message);
        Assert.Contains("detach()", exception.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARetainedGraphGivesTheSameAgain(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var leaf = torch.tensor(new[] { 0.25f, 0.75f }, requires_grad: true);
        var y = TestOps.GeNumber(leaf, 0.5).sum();
        var first = Run(y, leaf, throughGrad: true, retain: true);
        Close.Assert(first, Run(y, leaf, throughGrad: true, retain: true), "second");
        Close.Assert(first, Run(y, leaf, throughGrad: true, retain: false), "third");
    }

    /// <summary>Torch's own operations that save nothing can be passed any number of times.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhatSavesNothingIsPassedAgain(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var leaf = torch.ones(2, requires_grad: true);
        var y = TestOps.Straight(leaf).sum();
        y.backward();
        y.backward();
        Assert.Equal([2.0, 2.0], Close.Values(leaf.grad!));
    }

    /// <summary>A state that is carried on without <c>detach()</c> leads through the graphs of all earlier rounds.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CarriedStateThatIsNotDetachedThrowsInTheSecondRound(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var current = torch.ones(3, requires_grad: true);
        var (first, state) = TestOps.Fire(current, torch.zeros(3), 0.5);
        first.sum().backward();
        var (second, _) = TestOps.Fire(current, state, 0.5);
        Assert.Contains("detach()", Assert.ThrowsAny<Exception>(() => second.sum().backward()).Message);
        var (third, _) = TestOps.Fire(current, state.detach(), 0.5);
        third.sum().backward();
    }

    /// <summary>A recorded pass keeps the graph, which second derivatives lead through again; torch's default too.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARecordedPassThatRetainsTheGraphCanBeDifferentiatedThroughIt(bool native)
    {
        using var kind = NodeChoice.Use(native);
        var leaf = torch.tensor(new[] { 0.25, 0.75 }, requires_grad: true);
        var y = TestOps.Product(TestOps.Product(leaf, leaf), leaf).sum();
        var first = torch.autograd.grad([y], [leaf], retain_graph: true, create_graph: true)[0];
        var second = torch.autograd.grad([first.sum()], [leaf])[0];
        Assert.All(Close.Values(second), static value => Assert.True(double.IsFinite(value) && value != 0));
    }

    /// <summary>A node lets go only once it has succeeded, as torch's do.</summary>
    [Fact]
    public void AFailedNodeKeepsWhatItHasSaved()
    {
        var leaf = torch.ones(2, requires_grad: true);
        var y = Function<FailingOnce>.Apply([leaf]).sum();
        FailingOnce.Fails = true;
        Assert.ThrowsAny<Exception>(() => y.backward());
        Assert.Equal([2.0, 2.0], Close.Values(Run(y, leaf, throughGrad: true, retain: false)));
    }

    /// <summary>One of two passes at the same time may find nothing saved any more, but what it reads is always whole.</summary>
    [Fact]
    public void PassesOnSeveralThreadsReadWhatIsSavedOrThrow()
    {
        for (var repeat = 0; repeat < 50; repeat++)
        {
            using var scope = torch.NewDisposeScope();
            var leaf = torch.rand(1000, requires_grad: true);
            var y = TestOps.GeNumber(leaf, 0.5);
            var expected = Run(TestOps.GeNumber(leaf, 0.5).sum(), leaf, throughGrad: true, retain: false);
            var sums = Enumerable.Range(0, 4).Select(_ => y.sum()).ToArray();
            var thrown = 0;
            var threads = sums.Select(sum => new Thread(() =>
            {
                try
                {
                    Close.Assert(expected, Run(sum, leaf, throughGrad: true, retain: false), "gradient");
                }
                catch (Exception exception) when (exception.Message.Contains("retain_graph: true", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref thrown);
                }
            })).ToArray();
            Array.ForEach(threads, static thread => thread.Start());
            Array.ForEach(threads, static thread => thread.Join());
            Assert.InRange(thrown, 0, 3);
        }
    }

    private static Tensor Run(Tensor y, Tensor leaf, bool throughGrad, bool retain)
    {
        if (throughGrad)
        {
            return torch.autograd.grad([y], [leaf], retain_graph: retain)[0];
        }

        y.backward(retain_graph: retain);
        return leaf.grad!;
    }
}
