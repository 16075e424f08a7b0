using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Sample.Network;

/// <summary>
/// Three linear layers with batch norm, without time or spikes, whose weights and activations are rounded as a <see cref="Precision"/> says.
/// What comes in is not.
/// </summary>
internal sealed class DenseNetwork : Classifier
{
    private readonly Precision _precision;
    private readonly Sequential _layers;

    public DenseNetwork(int inputs, int hidden, int classes, Precision precision, Generator random)
        : base(nameof(DenseNetwork))
    {
        _precision = precision;
        _layers = nn.Sequential(
            new DenseLayer(inputs, hidden, precision, random),
            precision.Activations(),
            new DenseLayer(hidden, hidden, precision, random),
            precision.Activations(),
            new DenseLayer(hidden, classes, precision, random));
        RegisterComponents();
    }

    public IEnumerable<DenseLayer> Layers => _layers.children().OfType<DenseLayer>();

    /// <summary>The bytes that all matrices of weights take, and their steps.</summary>
    public long WeightBytes => Layers.Sum(layer => (((layer.WeightCount * _precision.Bits) + 7) / 8) + (sizeof(float) * _precision.Steps));

    /// <summary>Takes a single step of time.</summary>
    public override Tensor forward(Tensor input) => _layers.call(input.squeeze(0));

    public override (Tensor Scores, IReadOnlyList<Tensor> Spikes) Observe(Tensor input) => (call(input), []);
}
