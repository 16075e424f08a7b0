using static TorchSharp.torch;

namespace Surrogates.Exchange;

/// <summary>A layer of neurons as a network runs it: from [time, batch, ...] to that, and on from its states.</summary>
public sealed class NirNeurons
{
    private readonly Func<Tensor, IReadOnlyList<Tensor>?, (Tensor Output, Tensor[] States)> _run;

    private NirNeurons(nn.Module<Tensor, Tensor> layer, Func<Tensor, IReadOnlyList<Tensor>?, (Tensor Output, Tensor[] States)> run)
    {
        Layer = layer;
        _run = run;
    }

    /// <summary>The layer, whose parameters and buffers become the network's.</summary>
    public nn.Module<Tensor, Tensor> Layer { get; }

    /// <summary>Neurons with one state.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="run">Its <c>Run</c>: from the input, [time, batch, ...], and the state before, or null to begin, to the output and the state after.</param>
    public static NirNeurons Of(nn.Module<Tensor, Tensor> layer, Func<Tensor, Tensor?, (Tensor Output, Tensor State)> run)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(run);
        return new(layer, (input, states) =>
        {
            var (output, state) = run(input, states?[0]);
            return (output, [state]);
        });
    }

    /// <summary>Neurons with two states, such as a current and a potential.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="run">Its <c>Run</c>: from the input, [time, batch, ...], and the states before, or null to begin, to the output and the states after.</param>
    public static NirNeurons Of(nn.Module<Tensor, Tensor> layer, Func<Tensor, Tensor?, Tensor?, (Tensor Output, Tensor First, Tensor Second)> run)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(run);
        return new(layer, (input, states) =>
        {
            var (output, first, second) = run(input, states?[0], states?[1]);
            return (output, [first, second]);
        });
    }

    /// <summary>Runs them.</summary>
    /// <param name="input">[time, batch, ...].</param>
    /// <param name="states">The states before, null to begin.</param>
    internal (Tensor Output, Tensor[] States) Run(Tensor input, IReadOnlyList<Tensor>? states) => _run(input, states);
}
