using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>Makes of each node what runs it.</summary>
/// <param name="dt">The length of a step, in seconds.</param>
/// <param name="factory">Makes the neurons.</param>
/// <param name="dtype">The type of all parameters.</param>
internal sealed class UnitBuilder(double dt, NirNeuronFactory factory, ScalarType dtype)
{
    public Unit Build(FlatNode flat)
    {
        using var scope = NewDisposeScope();
        return flat.Node switch
        {
            NirInput or NirOutput => Stateless(flat.Node, static x => x),
            NirLinear node => OfModule(flat, nn.Linear(Learned(node.Weight)), now => node with { Weight = now.Of(node.Weight, "weight") }),
            NirAffine node => OfModule(
                flat,
                nn.Linear(Learned(node.Weight), Learned(node.Bias)),
                now => node with { Weight = now.Of(node.Weight, "weight"), Bias = now.Of(node.Bias, "bias") }),
            NirScale node => OfModule(flat, new ScaleLayer(Learned(node.Scale)), now => node with { Scale = now.Of(node.Scale, "scale") }),
            NirConv1d node => OfStepwise(
                flat,
                ConvolutionModule.Of(node, dtype),
                now => node with { Weight = now.Of(node.Weight, "weight"), Bias = now.Of(node.Bias, "bias") }),
            NirConv2d node => OfStepwise(
                flat,
                ConvolutionModule.Of(node, dtype),
                now => node with { Weight = now.Of(node.Weight, "weight"), Bias = now.Of(node.Bias, "bias") }),
            NirSumPool2d node => Stateless(node, x => AllSteps.At(x, step => Pooled(step, node.KernelSize, node.Stride, node.Padding, divisor: 1))),
            NirAvgPool2d node => Stateless(node, x => AllSteps.At(x, step => Pooled(step, node.KernelSize, node.Stride, node.Padding, divisor: null))),
            NirFlatten node => Stateless(node, x => x.flatten(AllSteps.Dimension(node.StartDim), AllSteps.Dimension(node.EndDim))),
            NirDelay node => OfDelay(node, new DelayLayer(node.Delay, dt)),
            NirThreshold node => OfModule(flat, factory.Threshold(node), now => node with { Threshold = now.Of(node.Threshold, "threshold") }),
            NirNeuron node => OfNeurons(flat, node, factory.Make(node, dt)),
            _ => throw new InvalidOperationException($"A graph of flat nodes has none of the type {flat.Node.Type}."),
        };
    }

    private static Unit Stateless(NirNode node, Func<Tensor, Tensor> function) => new(new Map(function), null, () => node);

    private static Unit OfDelay(NirDelay node, DelayLayer layer) => new(new Delaying(layer), layer, () => node);

    private static Tensor Pooled(Tensor x, NirShape kernel, NirShape stride, NirShape padding, long? divisor) =>
        nn.functional.avg_pool2d(x, kernel.ToArray(), stride.ToArray(), padding.ToArray(), divisor_override: divisor);

    // "v_leak" is vLeak in this project's neurons, and "v_threshold" threshold.
    private static string NameInLayer(string name) => name == "v_threshold" ? "threshold"
        : string.Concat(name.Split('_').Select(static (part, i) => i == 0 ? part : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(part)));

    private Unit OfModule(FlatNode flat, nn.Module<Tensor, Tensor> module, Func<PresentValues, NirNode> present) => OfModule(flat, module, new Map(module.call), present);

    private Unit OfStepwise(FlatNode flat, nn.Module<Tensor, Tensor> module, Func<PresentValues, NirNode> present) =>
        OfModule(flat, module, new Map(x => AllSteps.At(x, module.call)), present);

    private Unit OfNeurons(FlatNode flat, NirNeuron node, NirNeurons neurons) =>
        OfModule(flat, neurons.Layer, new Firing(neurons), now => node.With((name, original) => now.Of(original, NameInLayer(name))));

    private Unit OfModule(FlatNode flat, nn.Module module, Operation operation, Func<PresentValues, NirNode> present)
    {
        module.to(dtype);
        var values = new PresentValues(module, flat.Path, dtype);
        return new(operation, module, () => present(values));
    }

    private Parameter Learned(NirArray array)
    {
        var parameter = new Parameter(array.ToTensor().to(dtype));
        parameter.DetachFromDisposeScope();
        return parameter;
    }
}
