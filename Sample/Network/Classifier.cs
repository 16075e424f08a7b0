using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>A network from [time, batch, inputs] to class scores, [batch, classes].</summary>
internal abstract class Classifier(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>The scores, and the spikes of each spiking layer, [time, batch, neurons].</summary>
    public abstract (Tensor Scores, IReadOnlyList<Tensor> Spikes) Observe(Tensor input);
}
