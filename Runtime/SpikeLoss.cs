using Surrogates.Training;
using TorchSharp;
using static TorchSharp.torch.nn.functional;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates;

/// <summary>
/// Losses of what a network of spiking neurons puts out over time, [time, batch, neurons], against the classes that are right, [batch]: means over
/// the batch, of a single element. They are those of snnTorch's <c>functional</c>.
/// </summary>
/// <remarks>
/// Where several neurons stand for a class, a population code, <c>classes</c> says how many classes there are: the first neurons, of as many for each class,
/// stand for the first class, and so on.
/// </remarks>
public static class SpikeLoss
{
    /// <summary>
    /// The cross entropy of the spikes at each step, averaged over the steps: the right neuron is to fire at every step, all others at none.
    /// snnTorch's <c>ce_rate_loss</c>.
    /// </summary>
    /// <param name="spikes">The spikes, [time, batch, classes].</param>
    /// <param name="targets">The numbers of the classes, [batch].</param>
    /// <returns>A single element.</returns>
    /// <exception cref="ArgumentException">A shape or a type does not fit.</exception>
    public static Tensor CrossEntropyRate(Tensor spikes, Tensor targets)
    {
        using var scope = torch.NewDisposeScope();
        var record = SpikeRecord.Of(spikes, targets, nameof(CrossEntropyRate), nameof(spikes));
        return cross_entropy(record.Steps.flatten(0, 1), record.Targets.repeat(record.Time)).MoveToOuterDisposeScope();
    }

    /// <summary>The cross entropy of the numbers of spikes: the right neuron is to fire more often than the others. snnTorch's <c>ce_count_loss</c>.</summary>
    /// <param name="spikes">The spikes, [time, batch, neurons].</param>
    /// <param name="targets">The numbers of the classes, [batch].</param>
    /// <param name="classes">The number of classes, which divides that of neurons; left out, a neuron is a class.</param>
    /// <returns>A single element.</returns>
    /// <exception cref="ArgumentException">A shape or a type does not fit, or the neurons cannot be divided among the classes.</exception>
    public static Tensor CrossEntropyCount(Tensor spikes, Tensor targets, long? classes = null)
    {
        using var scope = torch.NewDisposeScope();
        var record = SpikeRecord.Of(spikes, targets, nameof(CrossEntropyCount), nameof(spikes));
        return cross_entropy(record.Count(classes, nameof(CrossEntropyCount)), record.Targets).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The mean squared error of the numbers of spikes, divided by the number of steps: the right neuron is to fire at a part of the steps, and each of the
    /// others at another. snnTorch's <c>mse_count_loss</c>, after SLAYER, Shrestha and Orchard (2018).
    /// </summary>
    /// <param name="spikes">The spikes, [time, batch, neurons].</param>
    /// <param name="targets">The numbers of the classes, [batch].</param>
    /// <param name="correctRate">The part of the steps at which the right neuron is to fire; times their number, it is rounded down to whole spikes.</param>
    /// <param name="incorrectRate">The part of the steps at which the others are to fire, rounded alike.</param>
    /// <param name="classes">The number of classes, which divides that of neurons; left out, a neuron is a class.</param>
    /// <returns>A single element.</returns>
    /// <exception cref="ArgumentException">A shape or a type does not fit, or the neurons cannot be divided among the classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not a number from 0 to 1.</exception>
    public static Tensor MeanSquaredCount(Tensor spikes, Tensor targets, double correctRate = 1, double incorrectRate = 0, long? classes = null)
    {
        CheckRate(correctRate, nameof(correctRate));
        CheckRate(incorrectRate, nameof(incorrectRate));
        using var scope = torch.NewDisposeScope();
        var record = SpikeRecord.Of(spikes, targets, nameof(MeanSquaredCount), nameof(spikes));
        var counts = record.Count(classes, nameof(MeanSquaredCount));
        var most = record.Time * (record.Neurons / counts.shape[1]);
        var (correct, incorrect) = (Math.Floor(most * correctRate), Math.Floor(most * incorrectRate));
        var wanted = (one_hot(record.Targets, counts.shape[1]).to(counts.dtype) * (correct - incorrect)) + incorrect;
        return (mse_loss(counts, wanted) / record.Time).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The cross entropy of the largest potentials over time: that of the right neuron is to be above those of the others. snnTorch's
    /// <c>ce_max_membrane_loss</c>, after Zenke's SpyTorch. For neurons without spikes, such as <see cref="NeuronModel.LI"/>.
    /// </summary>
    /// <param name="potentials">The potentials, [time, batch, classes].</param>
    /// <param name="targets">The numbers of the classes, [batch].</param>
    /// <returns>A single element.</returns>
    /// <exception cref="ArgumentException">A shape or a type does not fit.</exception>
    public static Tensor CrossEntropyMaxPotential(Tensor potentials, Tensor targets)
    {
        using var scope = torch.NewDisposeScope();
        var record = SpikeRecord.Of(potentials, targets, nameof(CrossEntropyMaxPotential), nameof(potentials));
        return cross_entropy(record.Steps.max(0).values, record.Targets).MoveToOuterDisposeScope();
    }

    private static void CheckRate(double rate, string name)
    {
        if (rate is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, rate, $"{nameof(MeanSquaredCount)} takes a part of the steps, a number from 0 to 1.");
        }
    }
}
