using Surrogates.Native;
using Surrogates.Numbers;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Evaluation;

/// <summary>From tensors to the numbers that torch operations are computed with, and back.</summary>
internal static class TensorValues
{
    public static TensorReal Computed(Tensor tensor) => new(Rounded(tensor, Computing(tensor.dtype)));

    /// <summary>The type of the tensors among the values.</summary>
    public static torch.ScalarType TypeOf(ReadOnlySpan<TensorReal> values)
    {
        foreach (var value in values)
        {
            if (value.Tensor is not null)
            {
                return value.Type!.Value;
            }
        }

        return torch.ScalarType.Float64;
    }

    /// <summary>A value as a tensor of a shape and type.</summary>
    public static Tensor Result(TensorReal value, long[] shape, torch.ScalarType type, torch.Device device) =>
        Rounded(Materialized(value, shape, Computing(type), device), type);

    /// <summary>A value of one shape, summed to another that broadcasts to it.</summary>
    public static Tensor Result(TensorReal value, long[] shape, long[] summed, torch.ScalarType type, torch.Device device) =>
        Rounded(SumTo(Materialized(value, shape, Computing(type), device), summed), type);

    /// <summary>Whether nothing else has the memory of a result, and each of its elements its own.</summary>
    public static bool IsFresh(ReadOnlySpan<TensorReal> values, int position, Tensor result)
    {
        var tensor = values[position].Tensor;
        foreach (var other in values[..position])
        {
            if (tensor is not null && ReferenceEquals(other.Tensor, tensor))
            {
                return false;
            }
        }

        return tensor is null || tensor.shape.AsSpan().SequenceEqual(result.shape);
    }

    /// <summary>A tensor of the handle, which is its own: not every operation has a sparse form.</summary>
    public static Tensor Dense(TensorHandle handle)
    {
        var tensor = handle.Wrap();
        return handle.IsStrided ? tensor : tensor.to_dense();
    }

    /// <summary>The type that a type is computed in.</summary>
    public static torch.ScalarType Computing(torch.ScalarType type) =>
        type is torch.ScalarType.Float16 or torch.ScalarType.BFloat16 ? torch.ScalarType.Float32 : type;

    private static Tensor Rounded(Tensor tensor, torch.ScalarType type) => tensor.dtype == type ? tensor : tensor.to(type);

    // A kernel that ignores its operands gives a number, or a tensor of a smaller shape.
    private static Tensor Materialized(TensorReal value, long[] shape, torch.ScalarType type, torch.Device device)
    {
        if (value.Tensor is not { } tensor)
        {
            return HeldNumber.Full(shape, value.Number, type, device);
        }

        tensor = Rounded(tensor, type);
        return tensor.shape.AsSpan().SequenceEqual(shape) ? tensor : tensor.expand(shape);
    }

    private static Tensor SumTo(Tensor gradient, long[] shape)
    {
        var sizes = gradient.shape;
        if (sizes.AsSpan().SequenceEqual(shape))
        {
            return gradient;
        }

        var missing = sizes.Length - shape.Length;
        var summed = new List<long>();
        for (var d = 0; d < sizes.Length; d++)
        {
            if (d < missing || (shape[d - missing] == 1 && sizes[d] != 1))
            {
                summed.Add(d);
            }
        }

        return (summed.Count == 0 ? gradient : gradient.sum([.. summed], keepdim: true)).reshape(shape);
    }
}
