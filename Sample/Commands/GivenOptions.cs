using System.Globalization;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Commands;

/// <summary>The options of a run that stand on the command line: null is what was left out.</summary>
internal sealed record GivenOptions(
    string? Data, int? Epochs, int? Batch, int? Hidden, int? Steps, double? LearningRate, int? Seed, int? Threads)
{
    /// <summary>What was given, and the usual where nothing was.</summary>
    public TrainingOptions Or(TrainingOptions usual) => new(
        Data ?? usual.Data,
        Epochs ?? usual.Epochs,
        Batch ?? usual.Batch,
        Hidden ?? usual.Hidden,
        Steps ?? usual.Steps,
        LearningRate ?? usual.LearningRate,
        Seed ?? usual.Seed,
        Threads ?? usual.Threads);

    /// <summary>
    /// The options of a run that goes on. How long it is may change, for which the rest of the schedule is stretched or shortened; so may
    /// the number of threads, and where the data lie, though not what they are. The others are what the run is.
    /// </summary>
    public TrainingOptions GoOnWith(TrainingOptions run, string path)
    {
        Same("--batch", Batch, run.Batch, path);
        Same("--hidden", Hidden, run.Hidden, path);
        SameSteps(run, path);
        Same("--lr", LearningRate, run.LearningRate, path);
        Same("--seed", Seed, run.Seed, path);
        return Or(run);
    }

    /// <summary>A network is what it is for its number of time steps: neurons decay by it.</summary>
    public void SameSteps(TrainingOptions run, string path) => Same("--steps", Steps, run.Steps, path);

    private static void Same<T>(string name, T? given, T? saved, string path)
        where T : struct, IEquatable<T>
    {
        if (given is { } value && !value.Equals(saved))
        {
            throw new OptionException(string.Create(CultureInfo.InvariantCulture, $"{name} {value}: {path} was made with {name} {saved}"));
        }
    }
}
