using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>What a call leaves to the garbage collector.</summary>
[Collection(ProcessState.Name)]
public sealed class LoopAllocationTests
{
    // The tensors, the scope and the arrays of autograd.grad, which are TorchSharp's, are among them.
    private const long Most = 1024;

    /// <summary>As much for 500 steps as for 20.</summary>
    [Fact]
    public void IsThatOfACallAndNotOfItsSteps()
    {
        var (few, many) = (Allocated(20), Allocated(500));
        Assert.InRange(many, few - 64, few + 64);
        Assert.InRange(many, 1, Most);
    }

    private static long Allocated(int steps)
    {
        using var scope = NewDisposeScope();
        var (x, w) = (randn(steps, 100).requires_grad_(), randn(100));
        Tensor[] inputs = [x], gradients = [randn(steps, 100)];
        const int Calls = 100;
        for (var i = 0; i < Calls; i++)
        {
            Call();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            Call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;

        void Call()
        {
            using var inner = NewDisposeScope();
            autograd.grad(new[] { LoopOps.Leaky(x, null, w).potentials }, inputs, gradients);
        }
    }
}
