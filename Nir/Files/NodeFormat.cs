namespace Surrogates.Exchange.Files;

/// <summary>How one type of node lies in a file.</summary>
/// <param name="Type">What the file calls it.</param>
/// <param name="Read">Makes the node of its datasets.</param>
/// <param name="Write">Makes the datasets of the node.</param>
internal sealed record NodeFormat(string Type, Func<NodeReader, NirNode> Read, Action<NirNode, NodeWriter> Write)
{
    /// <summary>All types but the graph, which has nodes in it.</summary>
    public static IReadOnlyDictionary<string, NodeFormat> All { get; } = ((NodeFormat[])[
        Of("Input", static file => new NirInput(file.Shape("shape")), static (node, file) => file.Shape("shape", node.Shape)),
        Of("Output", static file => new NirOutput(file.Shape("shape")), static (node, file) => file.Shape("shape", node.Shape)),
        Of("Linear", static file => new NirLinear(file.Numbers("weight")), static (node, file) => file.Numbers("weight", node.Weight)),
        Of(
            "Affine",
            static file => new NirAffine(file.Numbers("weight"), file.Numbers("bias")),
            static (node, file) => file.Numbers(("weight", node.Weight), ("bias", node.Bias))),
        Of("Scale", static file => new NirScale(file.Numbers("scale")), static (node, file) => file.Numbers("scale", node.Scale)),
        Of(
            "Conv1d",
            static file => new NirConv1d(
                file.Numbers("weight"), file.Numbers("bias"), file.Integer("stride"), file.Padding("padding", 1), file.Integer("dilation"), file.Integer("groups"), file.OptionalInteger("input_shape")),
            static (node, file) =>
            {
                file.Numbers(("weight", node.Weight), ("bias", node.Bias));
                file.Integer("stride", node.Stride);
                file.Padding("padding", node.Padding, isScalar: true);
                file.Integer("dilation", node.Dilation);
                file.Integer("groups", node.Groups);
                if (node.InputShape is { } length)
                {
                    file.Integer("input_shape", length);
                }
            }),
        Of(
            "Conv2d",
            static file => new NirConv2d(
                file.Numbers("weight"), file.Numbers("bias"), file.Pair("stride"), file.Padding("padding", 2), file.Pair("dilation"), file.Integer("groups"), file.OptionalShape("input_shape")),
            static (node, file) =>
            {
                file.Numbers(("weight", node.Weight), ("bias", node.Bias));
                file.Shape("stride", node.Stride);
                file.Padding("padding", node.Padding, isScalar: false);
                file.Shape("dilation", node.Dilation);
                file.Integer("groups", node.Groups);
                file.OptionalShape("input_shape", node.InputShape);
            }),
        Of(
            "SumPool2d",
            static file => new NirSumPool2d(file.Pair("kernel_size"), file.Pair("stride"), file.Pair("padding")),
            static (node, file) => file.Shapes(("kernel_size", node.KernelSize), ("stride", node.Stride), ("padding", node.Padding))),
        Of(
            "AvgPool2d",
            static file => new NirAvgPool2d(file.Pair("kernel_size"), file.Pair("stride"), file.Pair("padding")),
            static (node, file) => file.Shapes(("kernel_size", node.KernelSize), ("stride", node.Stride), ("padding", node.Padding))),
        Of(
            "Flatten",
            static file => new NirFlatten(file.Integer("start_dim"), file.Integer("end_dim"), file.OptionalShape("input_type")),
            static (node, file) =>
            {
                file.Integer("start_dim", node.StartDim);
                file.Integer("end_dim", node.EndDim);
                file.OptionalShape("input_type", node.InputType);
            }),
        Of("Delay", static file => new NirDelay(file.Numbers("delay")), static (node, file) => file.Numbers("delay", node.Delay)),
        Of("Threshold", static file => new NirThreshold(file.Numbers("threshold")), static (node, file) => file.Numbers("threshold", node.Threshold)),
        OfNeuron("I", static file => new NirI(file.Numbers("r"))),
        OfNeuron("IF", static file => new NirIF(file.Numbers("r"), file.Numbers("v_threshold"), file.OptionalNumbers("v_reset"))),
        OfNeuron("LI", static file => new NirLI(file.Numbers("tau"), file.Numbers("r"), file.Numbers("v_leak"))),
        OfNeuron("LIF", static file => new NirLIF(file.Numbers("tau"), file.Numbers("r"), file.Numbers("v_leak"), file.Numbers("v_threshold"), file.OptionalNumbers("v_reset"))),
        OfNeuron("CubaLI", static file => new NirCubaLI(file.Numbers("tau_syn"), file.Numbers("tau_mem"), file.Numbers("r"), file.Numbers("v_leak"), file.OptionalNumbers("w_in"))),
        OfNeuron("CubaLIF", static file => new NirCubaLIF(
            file.Numbers("tau_syn"),
            file.Numbers("tau_mem"),
            file.Numbers("r"),
            file.Numbers("v_leak"),
            file.Numbers("v_threshold"),
            file.OptionalNumbers("v_reset"),
            file.OptionalNumbers("w_in"))),
    ]).ToDictionary(static format => format.Type, StringComparer.Ordinal);

    private static NodeFormat Of<TNode>(string type, Func<NodeReader, TNode> read, Action<TNode, NodeWriter> write)
        where TNode : NirNode => new(type, read, (node, file) => write((TNode)node, file));

    private static NodeFormat OfNeuron<TNode>(string type, Func<NodeReader, TNode> read)
        where TNode : NirNeuron => new(type, read, static (node, file) => file.Numbers([.. ((NirNeuron)node).Parameters]));
}
