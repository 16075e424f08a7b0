using TorchSharp;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>The tensors that all programs share: a current, which is the result of another operation, and the gradient of the spikes.</summary>
internal sealed class LoopInputs : IDisposable
{
    private const int Seed = 1;

    private readonly DisposeScope _scope = NewDisposeScope();

    private RecurrentLayer? _recurrent;

    /// <param name="steps">How many steps.</param>
    /// <param name="step">The shape of a step; neurons are its last dimension.</param>
    public LoopInputs(int steps, params ReadOnlySpan<long> step)
    {
        using var generator = new torch.Generator(Seed);
        long[] shape = [steps, .. step];
        (Steps, Neurons) = (steps, (int)step[^1]);
        X = randn(shape, generator: generator).requires_grad_().alias();
        OfCurrent = [X];
        Gradients = [randn(shape, generator: generator)];
        W = zeros([]).requires_grad_().alias();
        Start = zeros(step);
        Copies = [empty(shape), empty(shape), empty(shape)];
    }

    public int Steps { get; }

    public int Neurons { get; }

    /// <summary>A recurrent layer, whose matrix is learned.</summary>
    public RecurrentLayer Recurrent => _recurrent ??= new(Neurons, LoopProgram.Decay, LoopProgram.Threshold);

    public Tensor X { get; }

    /// <summary>What most programs have a gradient of: the current. An array, since its memory is not that of a call.</summary>
    public Tensor[] OfCurrent { get; }

    /// <summary>The gradient of the spikes.</summary>
    public Tensor[] Gradients { get; }

    /// <summary>A learned number.</summary>
    public Tensor W { get; }

    /// <summary>The states before the first step.</summary>
    public Tensor Start { get; }

    /// <summary>Where copies go.</summary>
    public IReadOnlyList<Tensor> Copies { get; }

    public void Dispose()
    {
        _recurrent?.Dispose();
        _scope.Dispose();
    }
}
