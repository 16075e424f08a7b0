using System.Globalization;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Options;

/// <summary>The options of a run that stand on the command line: null is what was left out.</summary>
internal sealed record GivenOptions(
    string? Data,
    int? Epochs,
    int? Batch,
    int? Hidden,
    int? Steps,
    NeuronModel? Neuron,
    Shape? Shape,
    double? K,
    double? LearningRate,
    int? Seed,
    int? Threads)
{
    /// <summary>What was given, and the usual where nothing was.</summary>
    public TrainingOptions Or(TrainingOptions usual) => new(
        Data ?? usual.Data,
        Epochs ?? usual.Epochs,
        Batch ?? usual.Batch,
        Hidden ?? usual.Hidden,
        Steps ?? usual.Steps,
        Neuron ?? usual.Neuron,
        Shape ?? usual.Shape,
        // A slope is that of a shape.
        K ?? (Shape is null || Shape == usual.Shape ? usual.K : null),
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
        SameNetwork(run, path);
        Same("--shape", Shape, run.Shape, path);
        Same("--k", K, run.K, path);
        Same("--lr", LearningRate, run.LearningRate, path);
        Same("--seed", Seed, run.Seed, path);
        return Or(run);
    }

    /// <summary>A network is what it is for its neurons and its number of time steps, by which they decay.</summary>
    public void SameNetwork(TrainingOptions run, string path)
    {
        Same("--steps", Steps, run.Steps, path);
        Same("--neuron", Neuron, run.Neuron, path);
    }

    private static void Same<T>(string name, T? given, T? saved, string path)
        where T : struct
    {
        if (given is { } value && !value.Equals(saved))
        {
            throw new OptionException(string.Create(CultureInfo.InvariantCulture, $"{name} {value}: {path} was made with {name} {saved}"));
        }
    }
}
