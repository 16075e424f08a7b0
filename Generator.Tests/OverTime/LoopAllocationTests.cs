using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>What a call leaves to the garbage collector.</summary>
[Collection(ProcessState.Name)]
public sealed class LoopAllocationTests
{
    // 1,376 bytes were measured: the tensors, the scope and the arrays of autograd.grad, which are TorchSharp's, are among them.
    private const long Most = 1536;

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
        var (x, w) = (randn(steps, 100).requires_grad_(), randn(100).requires_grad_());
        var gradients = new[] { randn(steps, 100), randn(100) };
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
            var (potentials, v) = LoopOps.Leaky(x, null, w);
            autograd.grad([potentials, v], [x, w], gradients);
        }
    }
}
