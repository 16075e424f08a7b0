using Surrogates.Benchmarks.Candidates;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Endurance;

/// <summary>A way in which a training step may go, well or badly.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Step">One step with an op, on a tensor of so many elements.</param>
internal sealed record Situation(string Name, Action<Func<Tensor, Tensor>, long> Step)
{
    // TorchSharp lets go of a number before torch has read it: a collection at that moment makes an exception of any operation with one.
    private static readonly Tensor One = ones(1).DetachFromDisposeScope();

    public static readonly IReadOnlyList<Situation> All =
    [
        new("in a dispose scope", static (op, size) => Scoped(() => Loss(op, Leaf(size)).backward())),
        new("without a scope", static (op, size) => Unscoped(op, size)),
        new("backward throws", static (op, size) => Scoped(() => Fail(op, size))),
        new("never backward", static (op, size) => Scoped(() => Loss(op, Leaf(size)))),
        new("retain_graph", static (op, size) => Scoped(() =>
        {
            var loss = Loss(op, Leaf(size));
            loss.backward(retain_graph: true);
            loss.backward();
        })),
        new("create_graph", static (op, size) => Scoped(() =>
        {
            var leaf = Leaf(size);
            autograd.grad([Loss(op, leaf)], [leaf], retain_graph: true, create_graph: true)[0].sum().backward();
        })),
    ];

    /// <summary>The op that is tried.</summary>
    public static Tensor Ours(Tensor x) => AnnotatedOps.StepSigmoid(x, 0.5f);

    /// <summary>What has about its graph in torch itself.</summary>
    public static Tensor Torchs(Tensor x) => sigmoid(x);

    /// <summary>The number of elements in a step: anything from 1 to 8,192, and every fiftieth time a tensor that is large enough for the pool.</summary>
    public static long SizeOf(int step) => step % 50 == 0 ? 40_000 + (step % 7 * 1000) : 1 + (step * 2_654_435_761L % (1 << (step % 14)));

    private static Tensor Leaf(long size) => rand(size, requires_grad: true);

    private static Tensor Loss(Func<Tensor, Tensor> op, Tensor leaf) => op(leaf * One).sum();

    // TorchSharp keeps no tensor alive while torch works on it.
    private static void Unscoped(Func<Tensor, Tensor> op, long size)
    {
        var leaf = Leaf(size);
        var x = leaf * One;
        var y = op(x);
        var loss = y.sum();
        loss.backward();
        GC.KeepAlive((leaf, x, y, loss));
    }

    // Both what ours saves and what torch's saves is changed.
    private static void Fail(Func<Tensor, Tensor> op, long size)
    {
        var x = Leaf(size) * One;
        var y = op(x);
        var loss = y.sum();
        x.mul_(One);
        y.mul_(One);
        try
        {
            loss.backward();
        }
        catch (Exception exception) when (exception.Message.Contains("modified by an inplace operation", StringComparison.Ordinal) || exception.Message.Contains("in place", StringComparison.Ordinal))
        {
            return;
        }

        throw new InvalidOperationException("A change in place was not noticed.");
    }

    private static void Scoped(Action step)
    {
        using var scope = NewDisposeScope();
        step();
    }
}
