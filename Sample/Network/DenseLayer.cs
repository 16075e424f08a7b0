using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>A linear layer with rounded weights, and a batch norm, which gives what comes out its scale.</summary>
internal sealed class DenseLayer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter _weight;
    private readonly nn.Module<Tensor, Tensor> _rounding;
    private readonly BatchNorm1d _norm;

    public DenseLayer(int inputs, int outputs, Precision precision, Generator random)
        : base(nameof(DenseLayer))
    {
        // As He et al. (2015) begin before a ReLU.
        var bound = Math.Sqrt(6.0 / inputs);
        _weight = nn.Parameter(empty(outputs, inputs).uniform_(-bound, bound, random));
        _rounding = precision.Weights(_weight);
        _norm = nn.BatchNorm1d(outputs);
        RegisterComponents();
    }

    public long WeightCount => _weight.numel();

    /// <summary>The weights as they are computed with.</summary>
    public Tensor RoundedWeight() => _rounding.call(_weight);

    public override Tensor forward(Tensor input) => _norm.call(nn.functional.linear(input, RoundedWeight()));
}
