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

    /// <summary>An operation of a tensor and a number. What is beyond the tensor's type is infinite: torch would refuse it.</summary>
    public static Tensor Apply(Tensor tensor, double number, Func<Tensor, Number, Tensor> operation)
    {
        using var held = Of(number, tensor.dtype);
        return operation(tensor, held);
    }

    public static Tensor Add(Tensor left, Tensor right) => left.add(right, One);

    public static Tensor Add(Tensor left, double right) => Apply(left, right, static (tensor, number) => tensor.add(number, One));

    public static Tensor Multiply(Tensor left, double right) => Apply(left, right, static (tensor, number) => tensor.mul(number));

    public static Tensor Clamp(Tensor tensor, double low, double high)
    {
        using var least = Of(low, tensor.dtype);
        using var most = Of(high, tensor.dtype);
        return tensor.clamp(least, most);
    }

    public static Tensor Full(ReadOnlySpan<long> shape, double value, torch.ScalarType type, torch.Device device)
    {
        using var held = Of(value, type);
        return torch.full(shape, held, dtype: type, device: device);
    }

    private static Number Of(double number, torch.ScalarType type) => (type == torch.ScalarType.Float64 ? number : (float)number).ToScalar();
}
