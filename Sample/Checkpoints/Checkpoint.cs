using Surrogates.Sample.Files;
using Surrogates.Sample.Training;
using static TorchSharp.torch;

namespace Surrogates.Sample.Checkpoints;

/// <summary>
/// All that a training run needs to go on as if it had never stopped, in one file: a dictionary that <c>torch.load</c> reads, whose
/// <c>model_state_dict</c> and <c>optimizer_state_dict</c> PyTorch's modules and its Adam take, as <c>best_state_dict</c>, the weights of the
/// best epoch.
/// </summary>
internal sealed class Checkpoint : IDisposable
{
    private const string Format = "surrogates-checkpoint";
    private const int Version = 2;

    private readonly PyTorchFile _file;
    private readonly Section _content;

    private Checkpoint(PyTorchFile file)
    {
        _file = file;
        _content = ContentOf(file)
            ?? throw new FileException(
                file.Content.Path, "these are weights without a run that could go on; --weights begins a new one with them");
        Options = OptionsIn(_content);
    }

    public TrainingOptions Options { get; }

    public static Checkpoint Read(string path) => PyTorchFile.Read(path, static file => new Checkpoint(file));

    public static void Write(string path, TrainingRun run)
    {
        using var scope = NewDisposeScope();
        PyTorchFile.Write(path, Describe(run));
    }

    /// <summary>The dictionary that is written; tensors of it are the run's own.</summary>
    public static Dictionary<string, object> Describe(TrainingRun run) => new()
    {
        ["format"] = Format,
        ["version"] = Version,
        ["model_state_dict"] = StateDict.Of(run.Network),
        ["best_state_dict"] = StateDict.Of(run.BestEpoch is null ? run.Network : run.Best),
        ["optimizer_state_dict"] = AdamState.Describe(run.Optimizer),
        ["options"] = OptionsSection.Describe(run.Options),
        ["data"] = run.Data.Identity(),
        ["progress"] = ProgressSection.Describe(run.Progress),
        ["random_state"] = run.RandomState(),
    };

    /// <summary>What a file holds, if it is a checkpoint.</summary>
    public static Section? ContentOf(PyTorchFile file)
    {
        var content = file.Content;
        if (!content.Has("format") || content.Get<object>("format") is not Format)
        {
            return null;
        }

        var version = content.Get<int>("version");
        return version == Version
            ? content
            : throw new FileException(content.Path, $"a checkpoint of version {version}; this program reads version {Version}");
    }

    public static TrainingOptions OptionsIn(Section content) => OptionsSection.Read(content.Inner("options"));

    /// <summary>The weights of the best epoch; before the end of the first one, those that are being trained.</summary>
    public static Section WeightsIn(Section content) => content.Inner("best_state_dict");

    /// <summary>Puts a new run where the one of the checkpoint stood.</summary>
    public void Restore(TrainingRun run)
    {
        if (_content.Get<string>("data") != run.Data.Identity())
        {
            throw new FileException(_content.Path, $"its run is on other data than {run.Options.Data ?? "Randman"}");
        }

        using var scope = NewDisposeScope();
        var progress = ProgressSection.Read(_content.Inner("progress"), run.Data.Train.Count);
        // The generator of torch ends the process if it is handed a state of another size.
        var randomState = _content.Tensor("random_state", like: run.RandomState());
        StateDict.Copy(_content.Inner("model_state_dict"), run.Network);
        StateDict.Copy(WeightsIn(_content), run.Best);
        AdamState.Restore(run.Optimizer, _content.Inner("optimizer_state_dict"));
        run.GoOn(progress, randomState);
        if (run.RemainingBatches < 0)
        {
            throw new FileException(_content.Path, $"its run has come further than --epochs {run.Options.Epochs}");
        }
    }

    public void Dispose() => _file.Dispose();
}
