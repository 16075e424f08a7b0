using Surrogates.Sample.Catalogue;
using Surrogates.Sample.Drawing;
using Surrogates.Sample.Network;
using static TorchSharp.torch;

namespace Surrogates.Sample.Commands;

/// <summary>An op or a layer that can be shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Curve">What its curve is.</param>
/// <param name="From">Where that begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Values">Its values at so many places from begin to end.</param>
internal sealed record ShownOp(string Name, string Curve, double From, double To, Func<IReadOnlyList<double>> Values)
{
    // Neurons are shown with a current that makes them fire several times.
    private const double Current = 0.15;
    private const double Decay = 0.9;

    /// <summary>The steps of the catalogue's shapes.</summary>
    public static IEnumerable<ShownOp> Shapes => StepOps.All.Select(static op =>
    {
        var range = VisibleRange.Of(places => OpCurve.Derivatives(op.Value, places));
        return new ShownOp($"{op.Key}", "derivative over the distance to the threshold", -range, range, () => OpCurve.Derivatives(op.Value, Between(-range, range)));
    });

    /// <summary>The quantisers of the sample.</summary>
    public static IEnumerable<ShownOp> Quantizers =>
    [
        Quantizer(nameof(Network.Quantizers.Binarize), 2, Network.Quantizers.Binarize),
        Quantizer(nameof(Network.Quantizers.RoundSigned), 10, static x => Network.Quantizers.RoundSigned(x, ones(1), 1)),
        Quantizer(nameof(Network.Quantizers.RoundUnsigned), 20, static x => Network.Quantizers.RoundUnsigned(x, ones(1), 1)),
    ];

    /// <summary>The layers of neurons of the sample.</summary>
    public static IEnumerable<ShownOp> Layers =>
        from model in SpikingNeurons.Models
        from shape in SpikingNeurons.Shapes
        select new ShownOp(
            SpikingNeurons.NameOf(model, shape), $"potential over the steps, with a current of {Current}", 1, BrailleChart.Points, () => Potentials(model, shape));

    public static IEnumerable<ShownOp> All => [.. Shapes, .. Quantizers, .. Layers];

    private static ShownOp Quantizer(string name, double range, Func<Tensor, Tensor> op) =>
        new(name, "value over x", -range, range, () => OpCurve.Values(op, Between(-range, range)));

    private static double[] Between(double from, double to) => OpCurve.Between(from, to, BrailleChart.Points);

    private static double[] Potentials(NeuronModel model, Shape shape)
    {
        using var layer = SpikingNeurons.Make(model, shape, SpikingNeurons.UsualSlope(shape), Decay);
        using var scope = NewDisposeScope();
        using var inference = no_grad();
        var (_, potentials) = Recording.Of(layer, full([BrailleChart.Points, 1], Current, ScalarType.Float64));
        return potentials.data<double>().ToArray();
    }
}
