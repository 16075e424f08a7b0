using CsvHelper.Configuration.Attributes;

namespace Surrogates.Sample.Comparing;

/// <summary>A run of a comparison in the file of results: what it was, and how it ended.</summary>
internal sealed record ComparisonRow
{
    /// <summary>The hash of its samples.</summary>
    [Name("data")]
    public required string Data { get; init; }

    /// <summary>The neurons.</summary>
    [Name("neuron")]
    public required NeuronModel Neuron { get; init; }

    /// <summary>The neurons in each layer.</summary>
    [Name("hidden")]
    public required int Hidden { get; init; }

    /// <summary>The time steps a sample.</summary>
    [Name("steps")]
    public required int Steps { get; init; }

    /// <summary>The samples a step of the optimizer.</summary>
    [Name("batch")]
    public required int Batch { get; init; }

    /// <summary>The learning rate at the start.</summary>
    [Name("lr")]
    public required double LearningRate { get; init; }

    /// <summary>The number of epochs.</summary>
    [Name("epochs")]
    public required int Epochs { get; init; }

    /// <summary>The surrogate.</summary>
    [Name("shape")]
    public required Shape Shape { get; init; }

    /// <summary>Its slope.</summary>
    [Name("k")]
    public required double K { get; init; }

    /// <summary>The seed.</summary>
    [Name("seed")]
    public required int Seed { get; init; }

    /// <summary>The epoch with the largest validation accuracy.</summary>
    [Name("best_epoch")]
    public required int BestEpoch { get; init; }

    /// <summary>That accuracy.</summary>
    [Name("validation_accuracy")]
    public required double ValidationAccuracy { get; init; }

    /// <summary>The share of the test samples that the network of this epoch gets right.</summary>
    [Name("test_accuracy")]
    public required double TestAccuracy { get; init; }
}
