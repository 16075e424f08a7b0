namespace Surrogates.Sample.Training;

/// <summary>How a network does on some samples.</summary>
/// <param name="Accuracy">The share of the samples that it gets right.</param>
/// <param name="FiringRates">Of each spiking layer, the spikes of a neuron in a step.</param>
internal sealed record Evaluation(double Accuracy, IReadOnlyList<double> FiringRates);
