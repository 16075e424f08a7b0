using static TorchSharp.torch;

namespace Surrogates.Exchange;

/// <summary>
/// What the nodes of a network hold from step to step, by their paths: the states of neurons, in the order of their <c>Run</c>, then what they
/// put out last where an edge brings that to the next step, [batch, ...] each; and of a delay what is on its way, [steps, batch, ...].
/// </summary>
public sealed class NirState : IDisposable
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Tensor>> _tensors;

    internal NirState(IReadOnlyDictionary<string, IReadOnlyList<Tensor>> tensors) => _tensors = tensors;

    /// <summary>The paths of the nodes that hold something.</summary>
    public IEnumerable<string> Nodes => _tensors.Keys;

    /// <summary>What a node holds.</summary>
    /// <param name="node">Its path: its name, after those of the graphs that it is in and dots.</param>
    /// <exception cref="KeyNotFoundException">It holds nothing, or is not there.</exception>
    public IReadOnlyList<Tensor> this[string node] => _tensors[node];

    /// <summary>The same without its past: what truncated backpropagation begins the next piece with.</summary>
    public NirState Detach() => new(_tensors.ToDictionary(static held => held.Key, static IReadOnlyList<Tensor> (held) => [.. held.Value.Select(static tensor => tensor.detach())]));

    /// <summary>Moves its tensors to the dispose scope around the current one.</summary>
    public NirState MoveToOuterDisposeScope()
    {
        foreach (var tensor in _tensors.Values.SelectMany(static tensors => tensors))
        {
            tensor.MoveToOuterDisposeScope();
        }

        return this;
    }

    /// <summary>Disposes its tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values.SelectMany(static tensors => tensors))
        {
            tensor.Dispose();
        }
    }
}
