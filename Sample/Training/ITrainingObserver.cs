namespace Surrogates.Sample.Training;

/// <summary>Is told how a training run gets on.</summary>
internal interface ITrainingObserver
{
    public void BatchDone(BatchResult result);

    public void EpochDone(EpochResult result);
}
