using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>What a call leaves to the garbage collector.</summary>
public sealed class LoopAllocationTests
{
    /// <summary>
    /// As much for 500 steps as for 20. The tensors, the scope and the list of autograd.grad, which are TorchSharp's, are among the bytes: the
    /// kilobyte is that of a call with one gradient, and a learned parameter and a gradient of the last state add theirs.
    /// </summary>
    [Theory]
    [InlineData(false, 1024)]
    [InlineData(true, 1280)]
    public void IsThatOfACallAndNotOfItsSteps(bool isLearned, long most)
    {
        var (few, many) = (Allocated(20, isLearned), Allocated(500, isLearned));
        Assert.InRange(many, few - 64, few + 64);
        Assert.InRange(many, 1, most);
    }

    private static long Allocated(int steps, bool isLearned)
    {
        using var scope = NewDisposeScope();
        var (x, w) = (randn(steps, 100).requires_grad_(), randn(100).requires_grad_(isLearned));
        Tensor[] inputs = isLearned ? [x, w] : [x];
        Tensor[] gradients = isLearned ? [randn(steps, 100), randn(100)] : [randn(steps, 100)];
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
            autograd.grad(isLearned ? [potentials, v] : new[] { potentials }, inputs, gradients);
        }
    }
}
