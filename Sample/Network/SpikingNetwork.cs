using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>
/// Two layers of spiking neurons and a readout, from [time, batch, inputs] to class scores [batch, classes]: the mean of a class's
/// potential over time.
/// </summary>
internal sealed class SpikingNetwork : nn.Module<Tensor, Tensor>
{
    /// <summary>The tensor that tells the number of neurons, [hidden, inputs].</summary>
    public const string FirstWeight = "layers.0.weight";

    // So that the names of its tensors are what they are in PyTorch.
    [ComponentName(Name = "layers")]
    private readonly nn.Module<Tensor, Tensor> _layers;

    public SpikingNetwork(int inputs, int hidden, int classes, int steps)
        : base(nameof(SpikingNetwork))
    {
        // A neuron remembers about a fifth of the duration, however finely that is cut into steps.
        var decay = Math.Exp(-5.0 / steps);
        _layers = nn.Sequential(
            Synapses(inputs, hidden),
            new Lif(decay),
            Synapses(hidden, hidden),
            new Lif(decay),
            nn.Linear(hidden, classes),
            new LeakyReadout(decay));
        RegisterComponents();
    }

    /// <summary>The number of neurons that a first weight is for; of any other tensor, the length of its first dimension.</summary>
    public static int HiddenOf(Tensor firstWeight) => (int)Math.Max(1, firstWeight.shape.FirstOrDefault());

    public override Tensor forward(Tensor input) => _layers.call(input).mean([0]);

    private static nn.Module<Tensor, Tensor> Synapses(int inputs, int neurons)
    {
        var synapses = nn.Linear(inputs, neurons);
        // The usual scale is less than half of this one: too many neurons would never reach the threshold.
        nn.init.kaiming_uniform_(synapses.weight);
        return synapses;
    }
}
