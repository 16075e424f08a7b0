namespace Surrogates.Sample.Training;

/// <summary>How far a run has come: the results of its complete epochs, and the epoch that it is in, if it has not come to the end of one.</summary>
internal sealed record Progress(IReadOnlyList<EpochResult> Results, RunningEpoch? Running);
