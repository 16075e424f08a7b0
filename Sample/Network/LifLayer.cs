using static Surrogates.Hard;
using static Surrogates.Shape;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>
/// Leaky integrate-and-fire neurons behind a linear map. The potential v decays by <c>decay</c> a step and gathers the input;
/// where it reaches 1 the neuron spikes and v starts again at 0. From [time, batch, inputs] to spikes [time, batch, neurons].
/// </summary>
internal sealed partial class LifLayer : nn.Module<Tensor, Tensor>
{
    private const float Threshold = 1;

    private readonly nn.Module<Tensor, Tensor> _synapses;
    private readonly float _decay;

    public LifLayer(int inputs, int neurons, float decay)
        : base(nameof(LifLayer))
    {
        _decay = decay;
        var synapses = nn.Linear(inputs, neurons);
        // The usual scale is less than half of this one: too many neurons would never reach the threshold.
        nn.init.kaiming_uniform_(synapses.weight);
        _synapses = synapses;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var currents = _synapses.call(input).unbind(0);
        var spikes = new Tensor[currents.Length];
        var v = zeros_like(currents[0]);
        for (var t = 0; t < currents.Length; t++)
        {
            v = (v * _decay) + currents[t];
            spikes[t] = Spike(v, Threshold);
            // The reset passes no gradient: it would punish a neuron for having spiked before.
            v *= 1 - spikes[t].detach();
        }

        return stack(spikes).MoveToOuterDisposeScope();
    }

    [Surrogate(Step, ATan, k: 2)]
    private static partial Tensor Spike(Tensor v, float threshold);
}
