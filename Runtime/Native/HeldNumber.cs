using TorchSharp;
using Number = TorchSharp.Scalar;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Native;

/// <summary>Torch operations on a tensor and a number, which lives until torch has read it.</summary>
/// <remarks>
/// TorchSharp hands torch the address of a number that nothing else may refer to, the factor of a sum's second term included:
/// a collection in between has it finalised, and torch reads what was freed.
/// </remarks>
internal static class HeldNumber
{
    // What a sum multiplies its second term with.
    private static readonly Number One = 1.ToScalar();

    /// <summary>An operation of a tensor and a number.</summary>
    public static Tensor Apply(Tensor tensor, double number, Func<Tensor, Number, Tensor> operation)
    {
        using var held = number.ToScalar();
        return operation(tensor, held);
    }

    public static Tensor Add(Tensor left, Tensor right) => left.add(right, One);

    public static Tensor Add(Tensor left, double right) => Apply(left, right, static (tensor, number) => tensor.add(number, One));

    public static Tensor Multiply(Tensor left, double right) => Apply(left, right, static (tensor, number) => tensor.mul(number));

    public static Tensor Clamp(Tensor tensor, double low, double high)
    {
        using var least = low.ToScalar();
        using var most = high.ToScalar();
        return tensor.clamp(least, most);
    }

    public static Tensor Full(ReadOnlySpan<long> shape, double value, torch.ScalarType type, torch.Device device)
    {
        using var held = value.ToScalar();
        return torch.full(shape, held, dtype: type, device: device);
    }
}
