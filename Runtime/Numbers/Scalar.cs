using System.Numerics;
using System.Runtime.CompilerServices;

namespace Surrogates.Numbers;

/// <summary>One plain number: the reference that the other implementations are measured against.</summary>
/// <typeparam name="F"><see cref="double"/> or <see cref="float"/>.</typeparam>
public readonly struct Scalar<F> : IReal<Scalar<F>>
    where F : struct, IBinaryFloatingPointIeee754<F>
{
    /// <summary>Wraps a number.</summary>
    /// <param name="value">The number.</param>
    public Scalar(F value)
    {
        Value = value;
    }

    /// <summary>The number.</summary>
    public F Value { get; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Scalar<F>(double value)
    {
        return new(F.CreateTruncating(value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator +(Scalar<F> left, Scalar<F> right)
    {
        return new(left.Value + right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator -(Scalar<F> left, Scalar<F> right)
    {
        return new(left.Value - right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator *(Scalar<F> left, Scalar<F> right)
    {
        return new(left.Value * right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator /(Scalar<F> left, Scalar<F> right)
    {
        return new(left.Value / right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator -(Scalar<F> value)
    {
        return new(-value.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> operator <(Scalar<F> left, Scalar<F> right)
    {
        return Condition(left.Value < right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> operator <=(Scalar<F> left, Scalar<F> right)
    {
        return Condition(left.Value <= right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> operator >(Scalar<F> left, Scalar<F> right)
    {
        return Condition(left.Value > right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> operator >=(Scalar<F> left, Scalar<F> right)
    {
        return Condition(left.Value >= right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> Equal(Scalar<F> left, Scalar<F> right)
    {
        return Condition(left.Value == right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> NotEqual(Scalar<F> left, Scalar<F> right)
    {
        return Condition(left.Value != right.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> And(Mask<Scalar<F>> left, Mask<Scalar<F>> right)
    {
        return Condition(Holds(left) && Holds(right));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> Or(Mask<Scalar<F>> left, Mask<Scalar<F>> right)
    {
        return Condition(Holds(left) || Holds(right));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> Not(Mask<Scalar<F>> condition)
    {
        return Condition(!Holds(condition));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Where(Mask<Scalar<F>> condition, Scalar<F> whenTrue, Scalar<F> whenFalse)
    {
        return Holds(condition) ? whenTrue : whenFalse;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Abs(Scalar<F> value)
    {
        return new(F.Abs(value.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Min(Scalar<F> left, Scalar<F> right)
    {
        return new(F.Min(left.Value, right.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Max(Scalar<F> left, Scalar<F> right)
    {
        return new(F.Max(left.Value, right.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Clamp(Scalar<F> value, Scalar<F> low, Scalar<F> high)
    {
        return Min(Max(value, low), high);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Square(Scalar<F> value)
    {
        return new(value.Value * value.Value);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Sqrt(Scalar<F> value)
    {
        return new(F.Sqrt(value.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Exp(Scalar<F> value)
    {
        return new(F.Exp(value.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Log(Scalar<F> value)
    {
        return new(F.Log(value.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Atan(Scalar<F> value)
    {
        return new(F.Atan(value.Value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Sigmoid(Scalar<F> value)
    {
        var e = F.Exp(-F.Abs(value.Value));
        return new((value.Value < F.Zero ? e : F.One) / (F.One + e));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Tanh(Scalar<F> value)
    {
        return new(F.Tanh(value.Value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Mask<Scalar<F>> Condition(bool holds)
    {
        return new(new(holds ? F.One : F.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Holds(Mask<Scalar<F>> condition)
    {
        return condition.Bits.Value != F.Zero;
    }
}
