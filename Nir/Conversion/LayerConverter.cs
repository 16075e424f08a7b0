using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Conversion;

/// <summary>Makes nodes of torch's layers.</summary>
internal static class LayerConverter
{
    /// <summary>The node that does what a layer does.</summary>
    /// <param name="module">The layer.</param>
    /// <param name="input">What comes in at a step.</param>
    /// <param name="leading">How many dimensions are before that: time and batch, or both in one.</param>
    /// <param name="path">The path of the node, for messages.</param>
    /// <exception cref="NirException">No node does.</exception>
    public static NirNode Convert(nn.Module module, NirShape input, int leading, string path) => module switch
    {
        Linear { bias: null } layer => new NirLinear(NirArray.Of(layer.weight)),
        Linear layer => new NirAffine(NirArray.Of(layer.weight), NirArray.Of(layer.bias)),
        Conv1d layer => new NirConv1d(NirArray.Of(layer.weight), BiasOf(layer), layer.stride[0], PaddingOf(layer, path), layer.dilation[0], layer.groups, input.Count == 2 ? input[1] : null),
        Conv2d layer => new NirConv2d(
            NirArray.Of(layer.weight), BiasOf(layer), NirShape.Of(layer.stride), PaddingOf(layer, path), NirShape.Of(layer.dilation), layer.groups, input.Count == 3 ? [.. input.Skip(1)] : null),
        AvgPool2d layer => Pool(layer, path),
        LPPool2d { norm_type: 1, ceil_mode: false } layer => new NirSumPool2d(Pair(layer.kernel_size), Pair(layer.stride ?? layer.kernel_size), [0, 0]),
        Flatten layer => new NirFlatten(Dimension(layer.start_dim, leading, path), Dimension(layer.end_dim, leading, path), input),
        _ => throw new NirException(
            $"no node of the format does what {module.GetName()} does; expected Linear, Conv1d, Conv2d, AvgPool2d, LPPool2d of norm 1, Flatten, Identity, OverTimeOf, Sequential, or ready-made neurons. Leave out what does nothing in use, such as Dropout.",
            path),
    };

    private static NirArray BiasOf(Convolution layer) => NirArray.Of(layer.bias ?? zeros([layer.out_channels], dtype: layer.weight.dtype));

    private static NirPadding PaddingOf(Convolution layer, string path)
    {
        if (layer.padding_mode != PaddingModes.Zeros)
        {
            throw new NirException($"its padding is of {layer.padding_mode}, and that of the format of zeros; expected padding_mode: Zeros.", path);
        }

        return layer.padding_type switch
        {
            Padding.Same => NirPadding.Same,
            Padding.Valid => NirPadding.Valid,
            _ => NirPadding.Of(layer.padding!),
        };
    }

    private static NirNode Pool(AvgPool2d layer, string path)
    {
        var (kernel, padding) = (Pair(layer.kernel_size), Pair(layer.padding ?? [0]));
        var stride = layer.stride is { Length: > 0 } given ? Pair(given) : kernel;
        if (layer.ceil_mode || (!layer.count_include_pad && padding.Any(static amount => amount > 0)))
        {
            throw new NirException("its windows are cut at the borders (ceil_mode, or count_include_pad: false with a padding), and those of the format are not; expected neither.", path);
        }

        return layer.divisor_override switch
        {
            null => new NirAvgPool2d(kernel, stride, padding),
            1 => new NirSumPool2d(kernel, stride, padding),
            var divisor => divisor == kernel.Elements ? new NirAvgPool2d(kernel, stride, padding)
                : throw new NirException($"it divides by {divisor}, and a node of the format by {kernel.Elements} or 1; expected one of these.", path),
        };
    }

    private static NirShape Pair(long[] values) => values is [var one] ? [one, one] : NirShape.Of(values);

    private static long Dimension(long dimension, int leading, string path) => dimension < 0 ? dimension
        : dimension >= leading ? dimension - leading
        : throw new NirException($"it flattens dimension {dimension}, which is time or batch; expected one from {leading} on.", path);
}
