using TorchSharp;
using static TorchSharp.torch;

namespace SpikingNetwork1;

/// <summary>
/// Classes of spike trains: in each class every input has a time at which it spikes, and every sample is late or early by a little.
/// How often an input spikes tells nothing; when it does, everything.
/// </summary>
public sealed class SpikePatterns(int classes, int inputs, int steps)
{
    private readonly Tensor _times = rand(classes, inputs) * steps;

    /// <summary>Draws samples.</summary>
    /// <param name="count">How many.</param>
    /// <param name="jitter">The standard deviation of a spike's time, in steps.</param>
    /// <returns>The spikes, [time, sample, input], and the class of each sample.</returns>
    public (Tensor Spikes, Tensor Labels) Sample(int count, double jitter)
    {
        using var scope = NewDisposeScope();
        var labels = randint(classes, [count]);
        var times = (_times[labels] + randn(count, inputs) * jitter).round().clamp(0, steps - 1);
        var spikes = arange(steps).view(-1, 1, 1).eq(times).to(float32);
        return (spikes.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }
}
