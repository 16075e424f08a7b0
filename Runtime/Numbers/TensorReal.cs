using Surrogates.Native;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Numbers;

/// <summary>
/// A tensor, or a number that has not met one yet: a formula on it becomes torch operations, on any device, of any
/// floating type, and differentiable again.
/// </summary>
/// <remarks>
/// Numbers among themselves have the precision of the tensors that they stand beside, as on vector lanes; a number beside a tensor
/// stays a number, so that no constant is materialised and the tensor's type is kept.
/// </remarks>
public readonly struct TensorReal : IReal<TensorReal>
{
    /// <summary>Wraps a tensor of a floating type.</summary>
    /// <param name="tensor">The tensor; it stays the caller's.</param>
    public TensorReal(Tensor tensor)
        : this(tensor, tensor.dtype)
    {
    }

    // A mask is a tensor of booleans; it remembers the floating type that was compared.
    internal TensorReal(Tensor tensor, torch.ScalarType type)
    {
        Tensor = tensor;
        Type = type;
    }

    /// <summary>A number that stands beside tensors of a type, and has no more digits than that.</summary>
    internal TensorReal(double number, torch.ScalarType type)
    {
        Number = type == torch.ScalarType.Float64 ? number : (float)number;
        Type = type;
    }

    private TensorReal(double number)
    {
        Number = number;
    }

    /// <summary>The tensor; null for a number.</summary>
    public Tensor? Tensor { get; }

    /// <summary>The number; 0 for a tensor.</summary>
    public double Number { get; }

    // Of a tensor, and of a number that stands beside tensors; of a constant of the formula, none.
    internal torch.ScalarType? Type { get; }

    /// <inheritdoc/>
    public static implicit operator TensorReal(double value) => new(value);

    /// <inheritdoc/>
    public static TensorReal operator +(TensorReal left, TensorReal right) => TensorArithmetic.Add(left, right);

    /// <inheritdoc/>
    public static TensorReal operator -(TensorReal left, TensorReal right) => TensorArithmetic.Subtract(left, right);

    /// <inheritdoc/>
    public static TensorReal operator *(TensorReal left, TensorReal right) => TensorArithmetic.Multiply(left, right);

    /// <inheritdoc/>
    public static TensorReal operator /(TensorReal left, TensorReal right) => TensorArithmetic.Divide(left, right);

    /// <inheritdoc/>
    public static TensorReal operator -(TensorReal value) => TensorFunctions.Map(value, static x => -x, static x => x.neg());

    /// <inheritdoc/>
    public static Mask<TensorReal> operator <(TensorReal left, TensorReal right) => TensorConditions.Less(left, right);

    /// <inheritdoc/>
    public static Mask<TensorReal> operator <=(TensorReal left, TensorReal right) => TensorConditions.LessOrEqual(left, right);

    /// <inheritdoc/>
    public static Mask<TensorReal> operator >(TensorReal left, TensorReal right) => TensorConditions.Greater(left, right);

    /// <inheritdoc/>
    public static Mask<TensorReal> operator >=(TensorReal left, TensorReal right) => TensorConditions.GreaterOrEqual(left, right);

    /// <inheritdoc/>
    public static Mask<TensorReal> Equal(TensorReal left, TensorReal right) => TensorConditions.Equal(left, right);

    /// <inheritdoc/>
    public static Mask<TensorReal> NotEqual(TensorReal left, TensorReal right) => TensorConditions.NotEqual(left, right);

    /// <inheritdoc/>
    public static Mask<TensorReal> And(Mask<TensorReal> left, Mask<TensorReal> right) => TensorConditions.And(left, right);

    /// <inheritdoc/>
    public static Mask<TensorReal> Or(Mask<TensorReal> left, Mask<TensorReal> right) => TensorConditions.Or(left, right);

    /// <inheritdoc/>
    public static Mask<TensorReal> Xor(Mask<TensorReal> left, Mask<TensorReal> right) => TensorConditions.Xor(left, right);

    /// <inheritdoc/>
    public static Mask<TensorReal> Not(Mask<TensorReal> condition) => TensorConditions.Not(condition);

    /// <inheritdoc/>
    public static TensorReal Where(Mask<TensorReal> condition, TensorReal whenTrue, TensorReal whenFalse) =>
        TensorConditions.Where(condition, whenTrue, whenFalse);

    /// <inheritdoc/>
    public static TensorReal Taken(Mask<TensorReal> condition, TensorReal value) => TensorConditions.Taken(condition, value);

    /// <inheritdoc/>
    public static TensorReal Abs(TensorReal value) => TensorFunctions.Map(value, Math.Abs, static x => x.abs());

    /// <inheritdoc/>
    public static TensorReal Min(TensorReal left, TensorReal right) => TensorFunctions.Min(left, right);

    /// <inheritdoc/>
    public static TensorReal Max(TensorReal left, TensorReal right) => TensorFunctions.Max(left, right);

    /// <inheritdoc/>
    public static TensorReal Clamp(TensorReal value, TensorReal low, TensorReal high) => TensorFunctions.Clamp(value, low, high);

    /// <inheritdoc/>
    public static TensorReal Finite(TensorReal value) => TensorFunctions.Finite(value);

    /// <inheritdoc/>
    public static TensorReal Round(TensorReal value) => TensorFunctions.Map(value, Math.Round, static x => x.round());

    /// <inheritdoc/>
    public static TensorReal Floor(TensorReal value) => TensorFunctions.Map(value, Math.Floor, static x => x.floor());

    /// <inheritdoc/>
    public static TensorReal Ceiling(TensorReal value) => TensorFunctions.Map(value, Math.Ceiling, static x => x.ceil());

    /// <inheritdoc/>
    public static TensorReal Truncate(TensorReal value) => TensorFunctions.Map(value, Math.Truncate, static x => x.trunc());

    /// <inheritdoc/>
    /// <remarks>Torch gives NaN where the quotient overflows.</remarks>
    public static TensorReal Remainder(TensorReal left, TensorReal right) => TensorFunctions.Remainder(left, right);

    /// <inheritdoc/>
    public static TensorReal Square(TensorReal value) => TensorFunctions.Map(value, static x => x * x, static x => x * x);

    /// <inheritdoc/>
    public static TensorReal Sqrt(TensorReal value) => TensorFunctions.Map(value, Math.Sqrt, static x => x.sqrt());

    /// <inheritdoc/>
    public static TensorReal Cbrt(TensorReal value) => TensorFunctions.Cbrt(value);

    /// <inheritdoc/>
    public static TensorReal Pow(TensorReal value, TensorReal exponent) => TensorFunctions.Pow(value, exponent);

    /// <inheritdoc/>
    public static TensorReal Exp(TensorReal value) => TensorFunctions.Map(value, Math.Exp, static x => x.exp());

    /// <inheritdoc/>
    public static TensorReal Expm1(TensorReal value) => TensorFunctions.Map(value, NearZero.Expm1, static x => x.expm1());

    /// <inheritdoc/>
    public static TensorReal Log(TensorReal value) => TensorFunctions.Map(value, Math.Log, static x => x.log());

    /// <inheritdoc/>
    public static TensorReal Log1p(TensorReal value) => TensorFunctions.Map(value, NearZero.Log1p, static x => x.log1p());

    /// <inheritdoc/>
    public static TensorReal Sin(TensorReal value) => TensorFunctions.Map(value, Math.Sin, static x => x.sin());

    /// <inheritdoc/>
    public static TensorReal Cos(TensorReal value) => TensorFunctions.Map(value, Math.Cos, static x => x.cos());

    /// <inheritdoc/>
    public static TensorReal Tan(TensorReal value) => TensorFunctions.Map(value, Math.Tan, static x => x.tan());

    /// <inheritdoc/>
    public static TensorReal Asin(TensorReal value) => TensorFunctions.Map(value, Math.Asin, static x => x.asin());

    /// <inheritdoc/>
    public static TensorReal Acos(TensorReal value) => TensorFunctions.Map(value, Math.Acos, static x => x.acos());

    /// <inheritdoc/>
    public static TensorReal Atan(TensorReal value) => TensorFunctions.Map(value, Math.Atan, static x => x.atan());

    /// <inheritdoc/>
    public static TensorReal Atan2(TensorReal y, TensorReal x) => TensorFunctions.Atan2(y, x);

    /// <inheritdoc/>
    public static TensorReal Sinh(TensorReal value) => TensorFunctions.Map(value, Math.Sinh, static x => x.sinh());

    /// <inheritdoc/>
    public static TensorReal Cosh(TensorReal value) => TensorFunctions.Map(value, Math.Cosh, static x => x.cosh());

    /// <inheritdoc/>
    public static TensorReal Tanh(TensorReal value) => TensorFunctions.Map(value, Math.Tanh, static x => x.tanh());

    /// <inheritdoc/>
    public static TensorReal Sigmoid(TensorReal value) => TensorFunctions.Map(value, static x => Scalar<double>.Sigmoid(x).Value, static x => x.sigmoid());

    /// <inheritdoc/>
    public static TensorReal Erf(TensorReal value) => TensorFunctions.Map(value, ErrorFunction.Erf, static x => x.erf());

    /// <inheritdoc/>
    public static TensorReal Erfc(TensorReal value) => TensorFunctions.Map(value, ErrorFunction.Erfc, static x => x.erfc());

    /// <summary>What is computed from numbers that stand beside tensors of a type; without a type, from constants of the formula.</summary>
    internal static TensorReal Of(double number, torch.ScalarType? type) => type is { } known ? new TensorReal(number, known) : new(number);

    // One element broadcasts against anything.
    internal Tensor Materialize(Tensor beside, torch.ScalarType type) =>
        Tensor ?? HeldNumber.Full([], Number, type, beside.device);
}
