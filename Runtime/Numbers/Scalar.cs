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
    public static implicit operator Scalar<F>(double value) => new(F.CreateTruncating(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator +(Scalar<F> left, Scalar<F> right) => new(left.Value + right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator -(Scalar<F> left, Scalar<F> right) => new(left.Value - right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator *(Scalar<F> left, Scalar<F> right) => new(left.Value * right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator /(Scalar<F> left, Scalar<F> right) => new(left.Value / right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> operator -(Scalar<F> value) => new(-value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> operator <(Scalar<F> left, Scalar<F> right) => Condition(left.Value < right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> operator <=(Scalar<F> left, Scalar<F> right) => Condition(left.Value <= right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> operator >(Scalar<F> left, Scalar<F> right) => Condition(left.Value > right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> operator >=(Scalar<F> left, Scalar<F> right) => Condition(left.Value >= right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> Equal(Scalar<F> left, Scalar<F> right) => Condition(left.Value == right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> NotEqual(Scalar<F> left, Scalar<F> right) => Condition(left.Value != right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> And(Mask<Scalar<F>> left, Mask<Scalar<F>> right) => Condition(Holds(left) && Holds(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> Or(Mask<Scalar<F>> left, Mask<Scalar<F>> right) => Condition(Holds(left) || Holds(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> Xor(Mask<Scalar<F>> left, Mask<Scalar<F>> right) => Condition(Holds(left) != Holds(right));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Scalar<F>> Not(Mask<Scalar<F>> condition) => Condition(!Holds(condition));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Where(Mask<Scalar<F>> condition, Scalar<F> whenTrue, Scalar<F> whenFalse) => Holds(condition) ? whenTrue : whenFalse;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Taken(Mask<Scalar<F>> condition, Scalar<F> value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Abs(Scalar<F> value) => new(F.Abs(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Min(Scalar<F> left, Scalar<F> right) => new(F.Min(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Max(Scalar<F> left, Scalar<F> right) => new(F.Max(left.Value, right.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Clamp(Scalar<F> value, Scalar<F> low, Scalar<F> high) => Min(Max(value, low), high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Finite(Scalar<F> value) =>
        F.IsInfinity(value.Value) ? new(F.CopySign(F.BitDecrement(F.PositiveInfinity), value.Value)) : value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Round(Scalar<F> value) => new(F.Round(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Floor(Scalar<F> value) => new(F.Floor(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Ceiling(Scalar<F> value) => new(F.Ceiling(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Truncate(Scalar<F> value) => new(F.Truncate(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Remainder(Scalar<F> left, Scalar<F> right) => new(left.Value % right.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Square(Scalar<F> value) => new(value.Value * value.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Sqrt(Scalar<F> value) => new(F.Sqrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Cbrt(Scalar<F> value) => new(F.Cbrt(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Pow(Scalar<F> value, Scalar<F> exponent) => new(F.Pow(value.Value, exponent.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Exp(Scalar<F> value) => new(F.Exp(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Expm1(Scalar<F> value) => InDouble(value, NearZero.Expm1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Log(Scalar<F> value) => new(F.Log(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Log1p(Scalar<F> value) => InDouble(value, NearZero.Log1p);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Sin(Scalar<F> value) => new(F.Sin(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Cos(Scalar<F> value) => new(F.Cos(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Tan(Scalar<F> value) => new(F.Tan(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Asin(Scalar<F> value) => new(F.Asin(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Acos(Scalar<F> value) => new(F.Acos(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Atan(Scalar<F> value) => new(F.Atan(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Atan2(Scalar<F> y, Scalar<F> x) => new(F.Atan2(y.Value, x.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Sinh(Scalar<F> value) => new(F.Sinh(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Cosh(Scalar<F> value) => new(F.Cosh(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Tanh(Scalar<F> value) => new(F.Tanh(value.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Sigmoid(Scalar<F> value)
    {
        var e = F.Exp(-F.Abs(value.Value));
        return new((value.Value < F.Zero ? e : F.One) / (F.One + e));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Erf(Scalar<F> value) => InDouble(value, ErrorFunction.Erf);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<F> Erfc(Scalar<F> value) => InDouble(value, ErrorFunction.Erfc);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Mask<Scalar<F>> Condition(bool holds) => new(new(holds ? F.One : F.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Holds(Mask<Scalar<F>> condition) => condition.Bits.Value != F.Zero;

    private static Scalar<F> InDouble(Scalar<F> value, Func<double, double> function) =>
        new(F.CreateTruncating(function(double.CreateTruncating(value.Value))));
}
