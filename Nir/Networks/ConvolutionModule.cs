using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>Torch's convolutions with the values of a node.</summary>
internal static class ConvolutionModule
{
    public static nn.Module<Tensor, Tensor> Of(NirConv1d node, ScalarType dtype)
    {
        var (outputs, inputs, kernel) = (node.Weight.Shape[0], node.Weight.Shape[1] * node.Groups, node.Weight.Shape[2]);
        return Filled(
            node.Padding.Amounts is { } amounts
                ? nn.Conv1d(inputs, outputs, kernel, node.Stride, amounts[0], node.Dilation, groups: node.Groups, dtype: dtype)
                : nn.Conv1d(inputs, outputs, kernel, Named(node.Padding), node.Stride, node.Dilation, groups: node.Groups, dtype: dtype),
            node.Weight,
            node.Bias);
    }

    public static nn.Module<Tensor, Tensor> Of(NirConv2d node, ScalarType dtype)
    {
        var (outputs, inputs, kernel) = (node.Weight.Shape[0], node.Weight.Shape[1] * node.Groups, (node.Weight.Shape[2], node.Weight.Shape[3]));
        return Filled(
            node.Padding.Amounts is { } amounts
                ? nn.Conv2d(inputs, outputs, kernel, Pair(node.Stride), Pair(amounts), Pair(node.Dilation), groups: node.Groups, dtype: dtype)
                : nn.Conv2d(inputs, outputs, kernel, Named(node.Padding), Pair(node.Stride), Pair(node.Dilation), groups: node.Groups, dtype: dtype),
            node.Weight,
            node.Bias);
    }

    private static Convolution Filled(Convolution module, NirArray weight, NirArray bias)
    {
        using var noGrad = no_grad();
        module.weight.copy_(weight.ToTensor());
        module.bias!.copy_(bias.ToTensor());
        return module;
    }

    private static Padding Named(NirPadding padding) => padding.Equals(NirPadding.Same) ? Padding.Same : Padding.Valid;

    private static (long Height, long Width) Pair(NirShape shape) => (shape[0], shape[1]);
}
