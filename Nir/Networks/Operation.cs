using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>What a node does with a sequence, [time, batch, ...].</summary>
internal abstract class Operation
{
    /// <summary>Whether it holds something from step to step.</summary>
    public abstract bool HasState { get; }

    /// <summary>Runs all steps of a sequence.</summary>
    /// <param name="input">[time, batch, ...].</param>
    /// <param name="states">What it holds from step to step: null to begin, and left as it is after the last step.</param>
    public abstract Tensor Run(Tensor input, ref IReadOnlyList<Tensor>? states);
}

/// <summary>A node without a state.</summary>
/// <param name="function">From [time, batch, ...] to that.</param>
internal sealed class Map(Func<Tensor, Tensor> function) : Operation
{
    public override bool HasState => false;

    public override Tensor Run(Tensor input, ref IReadOnlyList<Tensor>? states) => function(input);
}

/// <summary>A layer of neurons.</summary>
/// <param name="neurons">The layer.</param>
internal sealed class Firing(NirNeurons neurons) : Operation
{
    public override bool HasState => true;

    public override Tensor Run(Tensor input, ref IReadOnlyList<Tensor>? states)
    {
        (var output, states) = neurons.Run(input, states);
        return output;
    }
}
