using static Surrogates.Hard;
using static Surrogates.Shape;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Neurons;

/// <summary>NIR's Threshold: 1 where x is above the threshold, else 0. Of any shape.</summary>
internal sealed partial class ThresholdLayer : nn.Module<Tensor, Tensor>
{
    private const string Name = "threshold";

    private readonly double _slope;

    /// <param name="threshold">The threshold, which the layer owns from then on; learned if it is a parameter.</param>
    /// <param name="slope">The steepness of the surrogate.</param>
    public ThresholdLayer(Tensor threshold, double slope)
        : base(nameof(ThresholdLayer))
    {
        _slope = slope;
        threshold.DetachFromDisposeScope();
        if (threshold is TorchSharp.Modules.Parameter learned)
        {
            register_parameter(Name, learned);
        }
        else
        {
            register_buffer(Name, threshold);
        }
    }

    public override Tensor forward(Tensor input) => Fires(input, get_parameter(Name) ?? get_buffer(Name)!, _slope);

    [Surrogate(StrictStep, ATan)]
    private static partial Tensor Fires(Tensor x, Tensor threshold, double k);
}
