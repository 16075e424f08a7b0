namespace Surrogates.Generator.Catalogue.Neurons;

/// <summary>What a model leaves to whoever uses it, and what is chosen. Null stands for an option that the model does not have.</summary>
internal sealed record NeuronOptions
{
    /// <summary>Of a neuron that does not spike.</summary>
    public static NeuronOptions None { get; } = new();

    /// <summary>What a spike does to the potential.</summary>
    public Reset? Reset { get; init; }

    /// <summary>Whether it does so at the beginning of the next step, and not at the end of its own.</summary>
    public bool? DelayReset { get; init; }

    /// <summary>Whether no gradient passes through the spike into the reset.</summary>
    public bool? DetachReset { get; init; }

    /// <summary>Where a neuron fires.</summary>
    public FiresAt? FiresAt { get; init; }

    /// <summary>Whether the input is weighted with what the potential loses in a step, so that a constant input is the potential's limit.</summary>
    public bool? DecayInput { get; init; }
}

/// <summary>What a spike does to the potential; the values are those of <c>Surrogates.Reset</c>.</summary>
internal enum Reset
{
    Zero = 0,
    Value = 1,
    Subtract = 2,
    None = 3,
}

/// <summary>Where a neuron fires; the values are those of <c>Surrogates.FiresAt</c>.</summary>
internal enum FiresAt
{
    Threshold = 0,
    AboveThreshold = 1,
}
