using TorchSharp;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>The tensors that all programs share: a current, which is the result of another operation, and the gradient of the spikes.</summary>
internal sealed class LoopInputs : IDisposable
{
    private const int Seed = 1;

    private readonly DisposeScope _scope = NewDisposeScope();

    public LoopInputs(int steps, int neurons)
    {
        using var generator = new torch.Generator(Seed);
        (Steps, Neurons) = (steps, neurons);
        X = randn([steps, neurons], generator: generator).requires_grad_().alias();
        Gradient = randn([steps, neurons], generator: generator);
        W = zeros([]).requires_grad_().alias();
        Start = zeros(neurons);
        Copies = [empty(steps, neurons), empty(steps, neurons), empty(steps, neurons)];
    }

    public int Steps { get; }

    public int Neurons { get; }

    public Tensor X { get; }

    public Tensor Gradient { get; }

    /// <summary>A learned number.</summary>
    public Tensor W { get; }

    /// <summary>The states before the first step.</summary>
    public Tensor Start { get; }

    /// <summary>Where copies go.</summary>
    public IReadOnlyList<Tensor> Copies { get; }

    public void Dispose() => _scope.Dispose();
}
