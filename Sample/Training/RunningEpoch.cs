using TorchSharp;

namespace Surrogates.Sample.Training;

/// <summary>
/// An epoch that has begun: the order of its samples, how many of its steps are done, the sum of the losses of their samples, and how
/// many of these the network got right.
/// </summary>
internal sealed record RunningEpoch(torch.Tensor Order, int Step, double LossSum, int Right);
