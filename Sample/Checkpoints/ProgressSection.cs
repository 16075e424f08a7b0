using System.Collections;
using Surrogates.Sample.Training;
using static TorchSharp.torch;

namespace Surrogates.Sample.Checkpoints;

/// <summary>How far a run has come, in its checkpoint.</summary>
internal static class ProgressSection
{
    public static IDictionary Describe(Progress progress) => new Dictionary<string, object?>
    {
        ["results"] = progress.Results.Select(static result => (object)new Dictionary<string, object>
        {
            ["epoch"] = result.Epoch,
            ["loss"] = result.Loss,
            ["train_accuracy"] = result.TrainAccuracy,
            ["validation_accuracy"] = result.ValidationAccuracy,
            ["firing_rates"] = result.FiringRates.Cast<object>().ToList(),
        }).ToList(),
        ["running_epoch"] = progress.Running is not { } running ? null : new Dictionary<string, object>
        {
            ["order"] = running.Order,
            ["step"] = running.Step,
            ["loss_sum"] = running.LossSum,
            ["right"] = running.Right,
        },
    };

    public static Progress Read(Section saved, int samples)
    {
        using var order = arange(samples);
        return new Progress(
            [.. saved.Each("results").Select(Result)],
            saved.InnerOrNull("running_epoch") is { } running
                ? new RunningEpoch(running.Tensor("order", like: order), running.Get<int>("step"), running.Get<double>("loss_sum"), running.Get<int>("right"))
                : null);
    }

    private static EpochResult Result(Section saved) => new(
        saved.Get<int>("epoch"),
        saved.Get<double>("loss"),
        saved.Get<double>("train_accuracy"),
        saved.Get<double>("validation_accuracy"),
        [.. saved.Values<double>("firing_rates")]);
}
