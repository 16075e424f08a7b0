using Surrogates.Neurons;

namespace Surrogates.Sample.Network;

/// <summary>
/// The neurons and surrogates that a network can be made of. An annotation is fixed when the program is compiled: what is chosen when it
/// runs is one of the layers that were made of annotations.
/// </summary>
internal static class SpikingNeurons
{
    private static readonly Dictionary<NeuronModel, (string Name, Func<Shape, double, double, NeuronLayer> Make)> Layers = new()
    {
        [NeuronModel.LIF] = (nameof(Lif), Lif.With),
        [NeuronModel.ALIF] = (nameof(Alif), Alif.With),
        [NeuronModel.PLIF] = (nameof(Plif), Plif.With),
        [NeuronModel.Synaptic] = (nameof(Synaptic), Synaptic.With),
    };

    // The defaults of the catalogue.
    private static readonly Dictionary<Shape, double> Slopes = new()
    {
        [Shape.ATan] = 2,
        [Shape.Circ] = 1,
        [Shape.Erf] = 2,
        [Shape.Exponential] = 1,
        [Shape.FastSigmoid] = 25,
        [Shape.Rectangle] = 1,
        [Shape.Sigmoid] = 4,
        [Shape.Triangle] = 1,
    };

    public static IReadOnlyCollection<NeuronModel> Models => Layers.Keys;

    /// <summary>Those whose <c>k</c> is a slope: gradients around the threshold, which are the narrower the larger it is.</summary>
    public static IReadOnlyCollection<Shape> Shapes => Slopes.Keys;

    /// <summary>The name of a layer's class.</summary>
    public static string NameOf(NeuronModel model, Shape shape) => $"{Layers[model].Name}{shape}";

    public static double UsualSlope(Shape shape) => Slopes[shape];

    /// <param name="model">The neuron.</param>
    /// <param name="shape">The surrogate of its spikes.</param>
    /// <param name="k">The slope of the surrogate.</param>
    /// <param name="decay">The part of a potential that is left after a step.</param>
    public static NeuronLayer Make(NeuronModel model, Shape shape, double k, double decay) => Layers[model].Make(shape, k, decay);
}
