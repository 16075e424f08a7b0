using Surrogates.Sample.Network;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Checkpoints;

/// <summary>The weights of a network, from a checkpoint or from a <c>state_dict</c> that PyTorch saved.</summary>
internal sealed class Weights : IDisposable
{
    private readonly PyTorchFile _file;

    private Weights(PyTorchFile file) => _file = file;

    /// <summary>The options of the run that they come from, if the file is its checkpoint.</summary>
    public TrainingOptions? Options => Checkpoint.ContentOf(_file) is { } checkpoint ? Checkpoint.OptionsIn(checkpoint) : null;

    /// <summary>How many neurons they are for in each spiking layer.</summary>
    public int Hidden => SpikingNetwork.HiddenOf(StateDict.Find(Tensors, SpikingNetwork.FirstWeight));

    private Section Tensors => Checkpoint.ContentOf(_file) is { } checkpoint ? Checkpoint.WeightsIn(checkpoint) : _file.Content;

    public static Weights Read(string path) => new(PyTorchFile.Read(path));

    public void CopyTo(SpikingNetwork network) => StateDict.Copy(Tensors, network);

    public void Dispose() => _file.Dispose();
}
