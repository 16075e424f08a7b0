namespace Surrogates.Sample;

/// <summary>Is told how a training run gets on.</summary>
internal interface ITrainingObserver
{
    void BatchDone();

    void EpochDone(EpochResult result);
}
