using Surrogates.Sample.Data;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Comparing;

/// <summary>One run of a comparison: the one that <c>train</c> does with the same options.</summary>
internal sealed class ComparedRun(TrainingOptions options, ComparedData data)
{
    /// <summary>How many steps of the optimizer it takes.</summary>
    public int Steps => options.BatchesOf(data.Samples);

    /// <summary>Whether a result is this run's.</summary>
    public bool Is(ComparisonRow row) => row == Row(row.BestEpoch, row.ValidationAccuracy, row.TestAccuracy);

    /// <summary>Trains and tests; null when cancelled before the end.</summary>
    public ComparisonRow? Train(Action stepDone, CancellationToken cancellationToken)
    {
        using var run = new TrainingRun(options, data.Samples);
        run.Run(new Observer(stepDone), cancellationToken);
        return run.RemainingBatches == 0 && run.BestEpoch is { } best ? Row(best.Epoch, best.ValidationAccuracy, run.Test().Accuracy) : null;
    }

    private ComparisonRow Row(int bestEpoch, double validationAccuracy, double testAccuracy) => new()
    {
        Data = data.Identity,
        Neuron = options.Neuron,
        Hidden = options.Hidden,
        Steps = options.Steps ?? data.Samples.Steps,
        Batch = options.Batch,
        LearningRate = options.LearningRate,
        Epochs = options.Epochs,
        Shape = options.Shape,
        K = options.K!.Value,
        Seed = options.Seed,
        BestEpoch = bestEpoch,
        ValidationAccuracy = validationAccuracy,
        TestAccuracy = testAccuracy,
    };

    private sealed class Observer(Action stepDone) : ITrainingObserver
    {
        public void BatchDone(BatchResult result) => stepDone();

        public void EpochDone(EpochResult result)
        {
        }
    }
}

/// <summary>The samples of a run, and their hash, which is computed once.</summary>
internal sealed class ComparedData(DataSet samples)
{
    public DataSet Samples => samples;

    public string Identity { get; } = samples.Identity();
}
