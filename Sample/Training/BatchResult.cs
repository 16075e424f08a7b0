namespace Surrogates.Sample.Training;

/// <summary>How the network does in an epoch that has begun: the means of the training samples that were seen so far.</summary>
internal sealed record BatchResult(int Epoch, double Loss, double Accuracy);
