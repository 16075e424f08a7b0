using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>
/// Neurons that integrate and never spike: a class's score is the mean of its potential over time.
/// From [time, batch, inputs] to [batch, classes].
/// </summary>
internal sealed class LeakyReadout : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> _synapses;
    private readonly float _decay;

    public LeakyReadout(int inputs, int classes, float decay)
        : base(nameof(LeakyReadout))
    {
        _decay = decay;
        _synapses = nn.Linear(inputs, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var weights = MeanWeights(input.shape[0]).to(input.device).view(-1, 1, 1);
        return _synapses.call((input * weights).sum(dim: 0)).MoveToOuterDisposeScope();
    }

    // Step t counts in the potentials from t on: v(T) = sum of (1 - decay) decay^(T - t) i(t), so its mean is a weighted sum of
    // the inputs, and no loop over time is needed.
    private Tensor MeanWeights(long steps)
    {
        var left = steps - arange(steps, dtype: ScalarType.Float32);
        var weights = 1 - pow(_decay, left);
        return weights / weights.sum();
    }
}
