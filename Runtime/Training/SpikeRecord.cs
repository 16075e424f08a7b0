using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Training;

/// <summary>What a network put out over time, and the classes that it should have meant.</summary>
/// <param name="Steps">[time, batch, neurons].</param>
/// <param name="Targets">[batch], of type int64.</param>
internal readonly record struct SpikeRecord(Tensor Steps, Tensor Targets)
{
    public long Time => Steps.shape[0];

    public long Neurons => Steps.shape[2];

    /// <summary>Checks the two; in a scope, where the targets may be converted.</summary>
    /// <param name="steps">What the network put out.</param>
    /// <param name="targets">The classes.</param>
    /// <param name="function">What is computed.</param>
    /// <param name="name">What <paramref name="steps"/> is called there.</param>
    public static SpikeRecord Of(Tensor steps, Tensor targets, string function, string name)
    {
        ArgumentNullException.ThrowIfNull(steps, name);
        ArgumentNullException.ThrowIfNull(targets);
        if (steps.dim() != 3)
        {
            throw new ArgumentException($"{function} takes {name} of shape [time, batch, neurons], not {Text(steps)}.", name);
        }

        if (steps.shape[0] == 0)
        {
            throw new ArgumentException($"{function} takes one step at least; {name} has the shape {Text(steps)}.", name);
        }

        if (!steps.is_floating_point())
        {
            throw new ArgumentException($"{function} takes {name} of a floating type, not {steps.dtype}: convert it, for instance with to(torch.float32).", name);
        }

        if (targets.is_floating_point() || targets.is_complex())
        {
            throw new ArgumentException($"{function} takes the numbers of classes as targets, not {targets.dtype}: convert them with to(torch.int64).", nameof(targets));
        }

        return targets.dim() == 1 && targets.shape[0] == steps.shape[1]
            ? new SpikeRecord(steps, targets.to(TorchSharp.torch.int64))
            : throw new ArgumentException($"{function} takes one target for each element of the batch, [{steps.shape[1]}], not {Text(targets)}.", nameof(targets));
    }

    /// <summary>The sum over time, [batch, classes]: of each neuron, or of as many neurons for each class as there are.</summary>
    /// <param name="classes">How many classes there are; null for as many as neurons.</param>
    /// <param name="function">What is computed.</param>
    public Tensor Count(long? classes, string function)
    {
        var counts = Steps.sum(dim: 0);
        if (classes is not { } groups)
        {
            return counts;
        }

        return groups >= 1 && Neurons % groups == 0
            ? counts.unflatten(1, groups, Neurons / groups).sum(dim: 2)
            : throw new ArgumentException($"{function} cannot divide {Neurons} neurons among {groups} classes: each takes as many.", nameof(classes));
    }

    private static string Text(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
