namespace Surrogates.Sample.Training;

/// <summary>How the network did in one epoch: the mean loss while training, and afterwards the share of test samples that it got right.</summary>
internal sealed record EpochResult(int Epoch, double Loss, double Accuracy);
