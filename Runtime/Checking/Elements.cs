using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Checking;

/// <summary>The elements of tensors of float64, one after the other in the order of their indices.</summary>
internal static class Elements
{
    public static double[] Of(Tensor tensor) => [.. tensor.detach().cpu().contiguous().data<double>()];

    /// <summary>A copy laid out in memory as the tensor, in which one element is another.</summary>
    public static Tensor With(Tensor tensor, long element, double value)
    {
        using var noGrad = torch.no_grad();
        var copy = tensor.detach().clone();
        var index = Index(copy.shape, element);
        var place = index.Zip(copy.stride(), static (position, stride) => position * stride).Sum();
        copy.as_strided([copy.numel()], [1]).narrow(0, place, 1).copy_(torch.tensor(value, dtype: torch.float64));
        return copy;
    }

    public static long[] Index(long[] shape, long element)
    {
        var index = new long[shape.Length];
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            (element, index[d]) = Math.DivRem(element, shape[d]);
        }

        return index;
    }
}
