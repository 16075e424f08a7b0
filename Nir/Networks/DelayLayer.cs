using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>The delays of a node, in seconds as the file has them, and in steps. It computes nothing of its own: a network moves and saves it.</summary>
internal sealed class DelayLayer : nn.Module
{
    private const string First = "earliest";

    /// <param name="delay">The delays.</param>
    /// <param name="dt">The length of a step, in seconds: a delay is as many steps as come nearest.</param>
    public DelayLayer(NirArray delay, double dt)
        : base(nameof(DelayLayer))
    {
        long[] steps = [.. delay.Doubles.Select(seconds => checked((long)Math.Round(seconds / dt, MidpointRounding.AwayFromZero)))];
        (Least, Most) = (steps.Min(), steps.Max());
        register_buffer("delay", delay.ToTensor().DetachFromDisposeScope());
        register_buffer(First, tensor([.. steps.Select(step => Most - step)], delay.Shape.ToArray()).DetachFromDisposeScope(), persistent: false);
    }

    /// <summary>The shortest, in steps.</summary>
    public long Least { get; }

    /// <summary>The longest, in steps.</summary>
    public long Most { get; }

    /// <summary>By how many steps each is shorter than the longest.</summary>
    public Tensor Earliest => get_buffer(First)!;
}
