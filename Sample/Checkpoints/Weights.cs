using Surrogates.Sample.Network;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Checkpoints;

/// <summary>The weights of a network, from a checkpoint, where they are those of the best epoch, or from a <c>state_dict</c> that PyTorch saved.</summary>
internal sealed class Weights : IDisposable
{
    private readonly PyTorchFile _file;
    private readonly Section _tensors;

    private Weights(PyTorchFile file)
    {
        _file = file;
        var checkpoint = Checkpoint.ContentOf(file);
        Options = checkpoint is null ? null : Checkpoint.OptionsIn(checkpoint);
        _tensors = checkpoint is null ? file.Content : Checkpoint.WeightsIn(checkpoint);
        Hidden = SpikingNetwork.HiddenOf(StateDict.Find(_tensors, SpikingNetwork.FirstWeight));
    }

    /// <summary>The options of the run that they come from, if the file is its checkpoint.</summary>
    public TrainingOptions? Options { get; }

    /// <summary>How many neurons they are for in each spiking layer.</summary>
    public int Hidden { get; }

    /// <summary>The options of the network that they are for, and where nothing is known the usual ones.</summary>
    public TrainingOptions Network => (Options ?? TrainingOptions.Usual) with { Hidden = Hidden };

    /// <summary>The options of a run that begins with them, where no others are given.</summary>
    public TrainingOptions BeginWith()
    {
        var usual = TrainingOptions.Usual with { Hidden = Hidden };
        return Options is null ? usual : usual with { Steps = Options.Steps, Neuron = Options.Neuron, Shape = Options.Shape, K = Options.K };
    }

    public static Weights Read(string path) => PyTorchFile.Read(path, static file => new Weights(file));

    public void CopyTo(Classifier network) => StateDict.Copy(_tensors, network);

    public void Dispose() => _file.Dispose();
}
