using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Commands;

/// <summary>Writes a checkpoint after every epoch, and tells another observer of the epoch when it is safe.</summary>
internal sealed class SavingObserver(ITrainingObserver inner, TrainingRun run, string path) : ITrainingObserver
{
    public void BatchDone() => inner.BatchDone();

    public void EpochDone(EpochResult result)
    {
        Checkpoint.Write(path, run);
        inner.EpochDone(result);
    }
}
