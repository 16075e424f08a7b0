using Surrogates.Training;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates;

/// <summary>How often a network of spiking neurons is right: the part of a batch, from 0 to 1. Its value is fetched from the device.</summary>
public static class SpikeAccuracy
{
    /// <summary>The part of the batch in which the right neuron fires most often; among those that fire as often, torch chooses. snnTorch's <c>accuracy_rate</c>.</summary>
    /// <param name="spikes">The spikes, [time, batch, neurons].</param>
    /// <param name="targets">The numbers of the classes, [batch].</param>
    /// <param name="classes">The number of classes, which divides that of neurons (see <see cref="SpikeLoss"/>); left out, a neuron is a class.</param>
    /// <returns>The part; NaN of an empty batch.</returns>
    /// <exception cref="ArgumentException">A shape or a type does not fit, or the neurons cannot be divided among the classes.</exception>
    public static double Count(Tensor spikes, Tensor targets, long? classes = null)
    {
        using var scope = torch.NewDisposeScope();
        var record = SpikeRecord.Of(spikes, targets, nameof(Count), nameof(spikes));
        return PartOf(record.Count(classes, nameof(Count)), record.Targets);
    }

    /// <summary>The part of the batch in which the right neuron has the largest potential over time: what <see cref="SpikeLoss.CrossEntropyMaxPotential"/> asks for.</summary>
    /// <param name="potentials">The potentials, [time, batch, classes].</param>
    /// <param name="targets">The numbers of the classes, [batch].</param>
    /// <returns>The part; NaN of an empty batch.</returns>
    /// <exception cref="ArgumentException">A shape or a type does not fit.</exception>
    public static double MaxPotential(Tensor potentials, Tensor targets)
    {
        using var scope = torch.NewDisposeScope();
        var record = SpikeRecord.Of(potentials, targets, nameof(MaxPotential), nameof(potentials));
        return PartOf(record.Steps.max(0).values, record.Targets);
    }

    private static double PartOf(Tensor scores, Tensor targets) => scores.argmax(1).eq(targets).to(torch.float64).mean().ToDouble();
}
