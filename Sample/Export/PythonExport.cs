using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Data;
using Surrogates.Sample.Files;
using Surrogates.Sample.Network;
using Surrogates.Sample.Training;
using static TorchSharp.torch;

namespace Surrogates.Sample.Export;

/// <summary>
/// Writes what PyTorch trains the sample's network with: the modules that the generator wrote of its neurons, the network and a training
/// script made of them, the weights, and the samples.
/// </summary>
internal static class PythonExport
{
    /// <summary>The weights: a <c>state_dict</c>.</summary>
    public const string WeightsFile = "weights.pt";

    /// <summary>The samples, encoded as little as they are here, and the options of the run.</summary>
    public const string SamplesFile = "samples.pt";

    // Of modules that the generator wrote, which may be written anew.
    private const string Mark = "Written by Surrogates.Generator";

    /// <summary>Writes all of it into a folder. Weights and samples of an export before are replaced, and so are its modules; scripts that somebody changed are not.</summary>
    /// <param name="folder">The folder, which is made where it is not there.</param>
    /// <param name="network">The network.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="data">The samples.</param>
    /// <exception cref="FileException">The folder has another file of the same name, or cannot be written to.</exception>
    public static void Write(string folder, SpikingNetwork network, TrainingOptions options, DataSet data)
    {
        string[] scripts = [.. PythonModules.FilesOf(network)];
        if (scripts.Select(script => Path.Combine(folder, script)).FirstOrDefault(file => IsOther(file, Path.Combine(PythonModules.Folder, Path.GetRelativePath(folder, file)))) is { } other)
        {
            throw new FileException(other, "the file is there already and is another one: move it, or name another folder");
        }

        foreach (var script in scripts)
        {
            var target = Path.Combine(folder, script);
            AtomicFile.MakeFolder(target);
            AtomicFile.Write(target, stream => stream.Write(File.ReadAllBytes(Path.Combine(PythonModules.Folder, script))));
        }

        PyTorchFile.Write(Path.Combine(folder, WeightsFile), StateDict.Of(network));
        using var scope = NewDisposeScope();
        PyTorchFile.Write(Path.Combine(folder, SamplesFile), new Dictionary<string, object> { ["options"] = Options(network, options, data), ["data"] = SamplesOf(data) });
    }

    private static Dictionary<string, object> Options(SpikingNetwork network, TrainingOptions options, DataSet data) => new()
    {
        ["inputs"] = data.Train.Width,
        ["hidden"] = options.Hidden,
        ["classes"] = data.Classes,
        ["steps"] = options.Steps ?? data.Steps,
        ["layers"] = network.Neurons.Select(static layer => (object)new Dictionary<string, object>
        {
            ["class"] = PythonModules.ClassOf(layer),
            ["parameters"] = PythonModules.ParametersOf(layer),
        }).ToList(),
        ["epochs"] = options.Epochs,
        ["batch"] = options.Batch,
        ["lr"] = options.LearningRate,
        ["seed"] = options.Seed,
        ["label_smoothing"] = TrainingRun.LabelSmoothing,
    };

    private static Dictionary<string, object> SamplesOf(DataSet data) => new()
    {
        ["coding"] = data.Coding.ToString(),
        ["train_values"] = tensor(data.Train.Values).view(data.Train.Count, data.Train.Width),
        ["train_labels"] = tensor(data.Train.Labels),
        ["validation_values"] = tensor(data.Validation.Values).view(data.Validation.Count, data.Validation.Width),
        ["validation_labels"] = tensor(data.Validation.Labels),
        ["test_values"] = tensor(data.Test.Values).view(data.Test.Count, data.Test.Width),
        ["test_labels"] = tensor(data.Test.Labels),
    };

    private static bool IsOther(string file, string own) =>
        File.Exists(file) && File.ReadAllText(file) is var text && text != File.ReadAllText(own) && !text.Contains(Mark, StringComparison.Ordinal);
}
