using System.Collections;
using Surrogates.Sample.Network;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Checkpoints;

/// <summary>The options of a run in its checkpoint.</summary>
internal static class OptionsSection
{
    public static IDictionary Describe(TrainingOptions options) => new Dictionary<string, object?>
    {
        // The run may be resumed from another folder.
        ["data"] = options.Data is null ? null : Path.GetFullPath(options.Data),
        ["epochs"] = options.Epochs,
        ["batch"] = options.Batch,
        ["hidden"] = options.Hidden,
        ["steps"] = options.Steps,
        ["neuron"] = options.Neuron.ToString(),
        ["shape"] = options.Shape.ToString(),
        ["k"] = options.K,
        ["lr"] = options.LearningRate,
        ["seed"] = options.Seed,
        ["threads"] = options.Threads,
    };

    public static TrainingOptions Read(Section saved) => new(
        saved.GetOrNull<string>("data"),
        saved.Get<int>("epochs"),
        saved.Get<int>("batch"),
        saved.Get<int>("hidden"),
        saved.Get<int>("steps"),
        saved.Name("neuron", SpikingNeurons.Models),
        saved.Name("shape", SpikingNeurons.Shapes),
        saved.Get<double>("k"),
        saved.Get<double>("lr"),
        saved.Get<int>("seed"),
        saved.Get<int>("threads"));
}
