namespace Surrogates.Sample.Training;

/// <summary>How the network did in one epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean loss of the training samples.</param>
/// <param name="TrainAccuracy">The share of them that it got right while it was training.</param>
/// <param name="ValidationAccuracy">The share of the validation samples that it gets right afterwards.</param>
/// <param name="FiringRates">Of each spiking layer, the spikes of a neuron in a step: the mean over the validation samples.</param>
internal sealed record EpochResult(int Epoch, double Loss, double TrainAccuracy, double ValidationAccuracy, IReadOnlyList<double> FiringRates);
