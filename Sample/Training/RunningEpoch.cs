using TorchSharp;

namespace Surrogates.Sample.Training;

/// <summary>An epoch that has begun: the order of its samples, how many of its steps are done, and the sum of the losses of their samples.</summary>
internal sealed record RunningEpoch(torch.Tensor Order, int Step, double LossSum);
