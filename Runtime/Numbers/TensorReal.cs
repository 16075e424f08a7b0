using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Numbers;

/// <summary>
/// A tensor, or a number that has not met one yet: a formula on it becomes torch operations, on any device, of any
/// floating type, and differentiable again.
/// </summary>
/// <remarks>
/// Numbers among themselves are computed in double precision; a number beside a tensor stays a number, so that no
/// constant is materialised and the tensor's type is kept.
/// </remarks>
public readonly struct TensorReal : IReal<TensorReal>
{
    private readonly Tensor? _tensor;
    private readonly double _number;
    private readonly torch.ScalarType _type;

    /// <summary>Wraps a tensor of a floating type.</summary>
    /// <param name="tensor">The tensor; it stays the caller's.</param>
    public TensorReal(Tensor tensor)
        : this(tensor, tensor.dtype)
    {
    }

    // A mask is a tensor of booleans; it remembers the floating type that was compared.
    private TensorReal(Tensor tensor, torch.ScalarType type)
    {
        _tensor = tensor;
        _type = type;
    }

    private TensorReal(double number)
    {
        _number = number;
    }

    /// <summary>The tensor; null for a number.</summary>
    public Tensor? Tensor => _tensor;

    /// <summary>The number; 0 for a tensor.</summary>
    public double Number => _number;

    /// <inheritdoc/>
    public static implicit operator TensorReal(double value)
    {
        return new(value);
    }

    /// <inheritdoc/>
    public static TensorReal operator +(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => left._number + right._number,
            ({ } a, null) => new TensorReal(a + right._number),
            (null, { } b) => new TensorReal(left._number + b),
            ({ } a, { } b) => new TensorReal(a + b),
        };
    }

    /// <inheritdoc/>
    public static TensorReal operator -(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => left._number - right._number,
            ({ } a, null) => new TensorReal(a - right._number),
            (null, { } b) => new TensorReal(left._number - b),
            ({ } a, { } b) => new TensorReal(a - b),
        };
    }

    /// <inheritdoc/>
    public static TensorReal operator *(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => left._number * right._number,
            ({ } a, null) => new TensorReal(a * right._number),
            (null, { } b) => new TensorReal(left._number * b),
            ({ } a, { } b) => new TensorReal(a * b),
        };
    }

    /// <inheritdoc/>
    public static TensorReal operator /(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => left._number / right._number,
            ({ } a, null) => new TensorReal(a / right._number),
            (null, { } b) => new TensorReal(left._number / b),
            ({ } a, { } b) => new TensorReal(a / b),
        };
    }

    /// <inheritdoc/>
    public static TensorReal operator -(TensorReal value)
    {
        return value._tensor is null ? -value._number : new TensorReal(value._tensor.neg());
    }

    /// <inheritdoc/>
    public static Mask<TensorReal> operator <(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => Condition(left._number < right._number),
            ({ } a, null) => Condition(a.lt(right._number), left),
            (null, { } b) => Condition(b.gt(left._number), right),
            ({ } a, { } b) => Condition(a.lt(b), left),
        };
    }

    /// <inheritdoc/>
    public static Mask<TensorReal> operator <=(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => Condition(left._number <= right._number),
            ({ } a, null) => Condition(a.le(right._number), left),
            (null, { } b) => Condition(b.ge(left._number), right),
            ({ } a, { } b) => Condition(a.le(b), left),
        };
    }

    /// <inheritdoc/>
    public static Mask<TensorReal> operator >(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => Condition(left._number > right._number),
            ({ } a, null) => Condition(a.gt(right._number), left),
            (null, { } b) => Condition(b.lt(left._number), right),
            ({ } a, { } b) => Condition(a.gt(b), left),
        };
    }

    /// <inheritdoc/>
    public static Mask<TensorReal> operator >=(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => Condition(left._number >= right._number),
            ({ } a, null) => Condition(a.ge(right._number), left),
            (null, { } b) => Condition(b.le(left._number), right),
            ({ } a, { } b) => Condition(a.ge(b), left),
        };
    }

    /// <inheritdoc/>
    public static Mask<TensorReal> Equal(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => Condition(left._number == right._number),
            ({ } a, null) => Condition(a.eq(right._number), left),
            (null, { } b) => Condition(b.eq(left._number), right),
            ({ } a, { } b) => Condition(a.eq(b), left),
        };
    }

    /// <inheritdoc/>
    public static Mask<TensorReal> NotEqual(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => Condition(left._number != right._number),
            ({ } a, null) => Condition(a.ne(right._number), left),
            (null, { } b) => Condition(b.ne(left._number), right),
            ({ } a, { } b) => Condition(a.ne(b), left),
        };
    }

    /// <inheritdoc/>
    public static Mask<TensorReal> And(Mask<TensorReal> left, Mask<TensorReal> right)
    {
        if (left.Bits._tensor is { } a && right.Bits._tensor is { } b)
        {
            return Condition(a.logical_and(b), left.Bits);
        }

        // A condition on numbers is the same everywhere: it decides, or leaves the other one.
        var (constant, other) = left.Bits._tensor is null ? (left, right) : (right, left);
        return constant.Bits._number != 0 ? other : constant;
    }

    /// <inheritdoc/>
    public static Mask<TensorReal> Or(Mask<TensorReal> left, Mask<TensorReal> right)
    {
        if (left.Bits._tensor is { } a && right.Bits._tensor is { } b)
        {
            return Condition(a.logical_or(b), left.Bits);
        }

        var (constant, other) = left.Bits._tensor is null ? (left, right) : (right, left);
        return constant.Bits._number != 0 ? constant : other;
    }

    /// <inheritdoc/>
    public static Mask<TensorReal> Not(Mask<TensorReal> condition)
    {
        return condition.Bits._tensor is { } bits
            ? Condition(bits.logical_not(), condition.Bits)
            : Condition(condition.Bits._number == 0);
    }

    /// <inheritdoc/>
    public static TensorReal Where(Mask<TensorReal> condition, TensorReal whenTrue, TensorReal whenFalse)
    {
        if (condition.Bits._tensor is not { } bits)
        {
            return condition.Bits._number != 0 ? whenTrue : whenFalse;
        }

        var type = condition.Bits._type;
        if (whenTrue._tensor is null && whenFalse._tensor is null && whenTrue._number == 1 && whenFalse._number == 0)
        {
            return new(bits.to(type));
        }

        return new(torch.where(bits, Materialized(whenTrue, bits, type), Materialized(whenFalse, bits, type)));
    }

    /// <inheritdoc/>
    public static TensorReal Abs(TensorReal value)
    {
        return value._tensor is null ? Math.Abs(value._number) : new TensorReal(value._tensor.abs());
    }

    /// <inheritdoc/>
    public static TensorReal Min(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => Math.Min(left._number, right._number),
            ({ } a, null) => new TensorReal(torch.minimum(a, Materialized(right, a, a.dtype))),
            (null, { } b) => new TensorReal(torch.minimum(Materialized(left, b, b.dtype), b)),
            ({ } a, { } b) => new TensorReal(torch.minimum(a, b)),
        };
    }

    /// <inheritdoc/>
    public static TensorReal Max(TensorReal left, TensorReal right)
    {
        return (left._tensor, right._tensor) switch
        {
            (null, null) => Math.Max(left._number, right._number),
            ({ } a, null) => new TensorReal(torch.maximum(a, Materialized(right, a, a.dtype))),
            (null, { } b) => new TensorReal(torch.maximum(Materialized(left, b, b.dtype), b)),
            ({ } a, { } b) => new TensorReal(torch.maximum(a, b)),
        };
    }

    /// <inheritdoc/>
    public static TensorReal Clamp(TensorReal value, TensorReal low, TensorReal high)
    {
        return value._tensor is { } tensor && low._tensor is null && high._tensor is null
            ? new TensorReal(tensor.clamp(low._number, high._number))
            : Min(Max(value, low), high);
    }

    /// <inheritdoc/>
    public static TensorReal Square(TensorReal value)
    {
        return value._tensor is null ? value._number * value._number : new TensorReal(value._tensor.square());
    }

    /// <inheritdoc/>
    public static TensorReal Sqrt(TensorReal value)
    {
        return value._tensor is null ? Math.Sqrt(value._number) : new TensorReal(value._tensor.sqrt());
    }

    /// <inheritdoc/>
    public static TensorReal Exp(TensorReal value)
    {
        return value._tensor is null ? Math.Exp(value._number) : new TensorReal(value._tensor.exp());
    }

    /// <inheritdoc/>
    public static TensorReal Log(TensorReal value)
    {
        return value._tensor is null ? Math.Log(value._number) : new TensorReal(value._tensor.log());
    }

    /// <inheritdoc/>
    public static TensorReal Atan(TensorReal value)
    {
        return value._tensor is null ? Math.Atan(value._number) : new TensorReal(value._tensor.atan());
    }

    /// <inheritdoc/>
    public static TensorReal Tanh(TensorReal value)
    {
        return value._tensor is null ? Math.Tanh(value._number) : new TensorReal(value._tensor.tanh());
    }

    /// <inheritdoc/>
    public static TensorReal Sigmoid(TensorReal value)
    {
        return value._tensor is null ? Scalar<double>.Sigmoid(value._number).Value : new TensorReal(value._tensor.sigmoid());
    }

    private static Mask<TensorReal> Condition(Tensor bits, TensorReal compared)
    {
        return new(new(bits, compared._type));
    }

    private static Mask<TensorReal> Condition(bool holds)
    {
        return new(new(holds ? 1 : 0));
    }

    // One element broadcasts against anything.
    private static Tensor Materialized(TensorReal value, Tensor beside, torch.ScalarType type)
    {
        return value._tensor ?? torch.full([], value._number, dtype: type, device: beside.device);
    }
}
