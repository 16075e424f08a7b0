namespace Surrogates.Sample.Training;

/// <summary>Is told how a training run gets on.</summary>
internal interface ITrainingObserver
{
    public void BatchDone();

    public void EpochDone(EpochResult result);
}
