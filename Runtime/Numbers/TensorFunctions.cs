using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Numbers;

/// <summary>The functions of <see cref="TensorReal"/> that torch does not have in just this form.</summary>
internal static class TensorFunctions
{
    /// <summary>A function of a number, or of each element of a tensor.</summary>
    public static TensorReal Map(TensorReal value, Func<double, double> number, Func<Tensor, Tensor> tensor) =>
        value.Tensor is { } x ? new TensorReal(tensor(x)) : TensorReal.Of(number(value.Number), value.Type);

    public static TensorReal Min(TensorReal left, TensorReal right) => Map(left, right, Math.Min, torch.minimum);

    public static TensorReal Max(TensorReal left, TensorReal right) => Map(left, right, Math.Max, torch.maximum);

    public static TensorReal Remainder(TensorReal left, TensorReal right) => Map(left, right, static (x, y) => x % y, torch.fmod);

    public static TensorReal Atan2(TensorReal y, TensorReal x) => Map(y, x, Math.Atan2, torch.atan2);

    public static TensorReal Pow(TensorReal value, TensorReal exponent) => value.Tensor is { } x && exponent.Tensor is null
        ? new TensorReal(HeldNumber.Apply(x, exponent.Number, static (x, number) => x.pow(number)))
        : Map(value, exponent, Math.Pow, torch.pow);

    public static TensorReal Clamp(TensorReal value, TensorReal low, TensorReal high)
    {
        if ((value.Tensor ?? low.Tensor ?? high.Tensor) is not { } any)
        {
            return TensorReal.Of(Math.Min(Math.Max(value.Number, low.Number), high.Number), value.Type ?? low.Type ?? high.Type);
        }

        if (value.Tensor is { } x && low.Tensor is null && high.Tensor is null)
        {
            return new TensorReal(HeldNumber.Clamp(x, low.Number, high.Number));
        }

        // The gradient that torch has of it fails where a bound is larger than the value.
        var same = torch.broadcast_tensors(value.Materialize(any, any.dtype), low.Materialize(any, any.dtype), high.Materialize(any, any.dtype));
        return new TensorReal(same[0].clamp(same[1], same[2]));
    }

    public static TensorReal Finite(TensorReal value)
    {
        var largest = Largest(value.Type);
        return value.Tensor is { } x ? new TensorReal(HeldNumber.Clamp(x, -largest, largest))
            : double.IsInfinity(value.Number) ? TensorReal.Of(Math.CopySign(largest, value.Number), value.Type)
            : value;
    }

    public static TensorReal Cbrt(TensorReal value) => Map(value, Math.Cbrt, Cbrt);

    private static double Largest(torch.ScalarType? type) => type switch
    {
        torch.ScalarType.Float16 => (double)Half.MaxValue,
        torch.ScalarType.BFloat16 => BitConverter.UInt32BitsToSingle(0x7F7F0000),
        torch.ScalarType.Float32 => float.MaxValue,
        _ => double.MaxValue,
    };

    // The power loses digits far from 1; one step of Newton's method brings them back.
    private static Tensor Cbrt(Tensor x)
    {
        var a = new TensorReal(x.abs());
        var root = TensorReal.Pow(a, 1.0 / 3);
        var refined = root - ((root - (a / (root * root))) / 3);
        return (new TensorReal(x.sign()) * TensorReal.Where((a > 0) & (a < double.PositiveInfinity), refined, root)).Tensor!;
    }

    private static TensorReal Map(TensorReal left, TensorReal right, Func<double, double, double> number, Func<Tensor, Tensor, Tensor> tensor) =>
        (left.Tensor, right.Tensor) switch
        {
            (null, null) => TensorReal.Of(number(left.Number, right.Number), left.Type ?? right.Type),
            ({ } a, null) => new TensorReal(tensor(a, right.Materialize(a, a.dtype))),
            (null, { } b) => new TensorReal(tensor(left.Materialize(b, b.dtype), b)),
            ({ } a, { } b) => new TensorReal(tensor(a, b)),
        };
}
