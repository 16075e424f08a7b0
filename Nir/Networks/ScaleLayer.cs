using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>NIR's Scale: y = scale x, element by element.</summary>
internal sealed class ScaleLayer : nn.Module<Tensor, Tensor>
{
    private const string Factor = "scale";

    public ScaleLayer(Parameter scale)
        : base(nameof(ScaleLayer)) => register_parameter(Factor, scale);

    public override Tensor forward(Tensor input) => input * get_parameter(Factor)!;
}
