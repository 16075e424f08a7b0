using Surrogates.Neurons;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>
/// Two layers of spiking neurons and a readout, from [time, batch, inputs] to class scores [batch, classes]: the mean of a class's
/// potential over time.
/// </summary>
internal sealed class SpikingNetwork : Classifier
{
    /// <summary>The tensor that tells the number of neurons, [hidden, inputs].</summary>
    public const string FirstWeight = "layers.0.weight";

    // sqrt(6): with the usual scale, 1, too many neurons would never reach the threshold.
    private static readonly double WeightScale = Math.Sqrt(6);

    // So that the names of its tensors are what they are in PyTorch.
    [ComponentName(Name = "layers")]
    private readonly Sequential _layers;

    /// <param name="inputs">The number of inputs.</param>
    /// <param name="hidden">The number of neurons in each of the two layers.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="decay">The part of a potential that is left after a step.</param>
    /// <param name="neurons">Makes a layer of neurons for that decay.</param>
    /// <param name="random">What the weights are drawn from.</param>
    public SpikingNetwork(int inputs, int hidden, int classes, double decay, Func<double, NeuronLayer> neurons, Generator random)
        : base(nameof(SpikingNetwork))
    {
        _layers = nn.Sequential(
            Synapses.Make(inputs, hidden, WeightScale, random),
            neurons(decay),
            Synapses.Make(hidden, hidden, WeightScale, random),
            neurons(decay),
            Synapses.Make(hidden, classes, 1, random),
            new LeakyReadout(decay));
        RegisterComponents();
    }

    /// <summary>The layers of neurons, the readout last.</summary>
    public IEnumerable<NeuronLayer> Neurons => _layers.children().OfType<NeuronLayer>();

    /// <summary>A neuron remembers about a fifth of the duration, however finely that is cut into steps.</summary>
    public static double Decay(int steps) => Math.Exp(-5.0 / steps);

    /// <summary>The number of neurons that a first weight is for; of any other tensor, the length of its first dimension.</summary>
    public static int HiddenOf(Tensor firstWeight) => (int)Math.Max(1, firstWeight.shape.FirstOrDefault());

    public override Tensor forward(Tensor input) => _layers.call(input).mean([0]);

    /// <summary>What the first layer of neurons gets, [time, batch, neurons].</summary>
    public Tensor FirstCurrent(Tensor input) => ((nn.Module<Tensor, Tensor>)_layers.children().First()).call(input);

    public override (Tensor Scores, IReadOnlyList<Tensor> Spikes) Observe(Tensor input)
    {
        var spikes = new List<Tensor>();
        foreach (var layer in _layers.children().Cast<nn.Module<Tensor, Tensor>>())
        {
            input = layer.call(input);
            if (layer is NeuronLayer and not LeakyReadout)
            {
                spikes.Add(input);
            }
        }

        return (input.mean([0]), spikes);
    }
}
