using TorchSharp;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Candidates;

/// <summary>
/// The tensors that all candidates share. X and V are results of other operations, as they are inside of a network: their
/// gradients pass through, and do not end in a leaf.
/// </summary>
internal sealed class Inputs : IDisposable
{
    private const int Seed = 1;
    private const double Steps = 1024;

    private readonly DisposeScope _scope = NewDisposeScope();

    public Inputs(long count)
    {
        using var generator = new torch.Generator(Seed);
        Plain = Values(count, generator);
        X = Plain.detach().requires_grad_().alias();
        V = Values(count, generator).requires_grad_().alias();
        Gradient = randn(count, generator: generator);
        OtherGradient = randn(count, generator: generator);
    }

    /// <summary>The numbers of X, in the same memory, without need of a gradient.</summary>
    public Tensor Plain { get; }

    public Tensor X { get; }

    public Tensor V { get; }

    public Tensor Gradient { get; }

    public Tensor OtherGradient { get; }

    public void Dispose() => _scope.Dispose();

    // Multiples of 1/1024: whatever is computed ahead of a threshold is exact, so that float32 and the float64 reference are on the
    // same side of it. Some values lie on the threshold, and some half way between two whole numbers.
    private static Tensor Values(long count, torch.Generator generator)
    {
        using var scope = NewDisposeScope();
        return randn(count, generator: generator).mul_(Steps).round_().div_(Steps).MoveToOuterDisposeScope();
    }
}
