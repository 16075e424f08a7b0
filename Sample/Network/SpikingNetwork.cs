using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>Two layers of spiking neurons and a readout, from [time, batch, inputs] to class scores [batch, classes].</summary>
internal sealed class SpikingNetwork : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _layers;

    public SpikingNetwork(int inputs, int hidden, int classes, int steps)
        : base(nameof(SpikingNetwork))
    {
        // A neuron remembers about a fifth of the duration, however finely that is cut into steps.
        var decay = MathF.Exp(-5f / steps);
        _layers = nn.Sequential(
            new LifLayer(inputs, hidden, decay),
            new LifLayer(hidden, hidden, decay),
            new LeakyReadout(hidden, classes, decay));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _layers.call(input);
}
