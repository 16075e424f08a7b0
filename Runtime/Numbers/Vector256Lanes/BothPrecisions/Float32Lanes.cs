using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>The 32-bit numbers of a vector, computed side by side.</summary>
/// <remarks>
/// The largest errors of the functions, with and without a fused multiply-add, are stated in docs/accuracy.md and asserted by the tests.
/// </remarks>
internal readonly struct Float32Lanes : IReal<Float32Lanes>
{
    private readonly Vector256<float> _lanes;

    /// <summary>Wraps a vector.</summary>
    /// <param name="lanes">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Float32Lanes(Vector256<float> lanes)
    {
        _lanes = lanes;
    }

    /// <summary>The numbers as a vector.</summary>
    public Vector256<float> Lanes => _lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
#if FLOAT64
    public static implicit operator Float32Lanes(double value) => new(Vector256.Create(value));
#else
    public static implicit operator Float32Lanes(double value) => new(Vector256.Create((float)value));
#endif

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator +(Float32Lanes left, Float32Lanes right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator -(Float32Lanes left, Float32Lanes right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator *(Float32Lanes left, Float32Lanes right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator /(Float32Lanes left, Float32Lanes right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator -(Float32Lanes value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> operator <(Float32Lanes left, Float32Lanes right) =>
        new(new(Vector256.LessThan(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> operator <=(Float32Lanes left, Float32Lanes right) =>
        new(new(Vector256.LessThanOrEqual(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> operator >(Float32Lanes left, Float32Lanes right) =>
        new(new(Vector256.GreaterThan(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> operator >=(Float32Lanes left, Float32Lanes right) =>
        new(new(Vector256.GreaterThanOrEqual(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> Equal(Float32Lanes left, Float32Lanes right) => new(new(Vector256.Equals(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> NotEqual(Float32Lanes left, Float32Lanes right) =>
        new(new(~Vector256.Equals(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> And(Mask<Float32Lanes> left, Mask<Float32Lanes> right) =>
        new(new(left.Bits._lanes & right.Bits._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> Or(Mask<Float32Lanes> left, Mask<Float32Lanes> right) => new(new(left.Bits._lanes | right.Bits._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> Xor(Mask<Float32Lanes> left, Mask<Float32Lanes> right) =>
        new(new(left.Bits._lanes ^ right.Bits._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> Not(Mask<Float32Lanes> condition) => new(new(~condition.Bits._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Where(Mask<Float32Lanes> condition, Float32Lanes whenTrue, Float32Lanes whenFalse)
    {
        // As a choice of bits, one between a number and 0 is a single AND; the JIT makes four instructions of a conditional select. Of
        // integers: what two constants differ in may be the bits of a signalling NaN, which the JIT makes a quiet one of in a constant.
        var (one, other) = (whenTrue._lanes.AsInt32(), whenFalse._lanes.AsInt32());
        return new((other ^ ((one ^ other) & condition.Bits._lanes.AsInt32())).AsSingle());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Taken(Mask<Float32Lanes> condition, Float32Lanes value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Abs(Float32Lanes value) => new(Vector256.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Min(Float32Lanes left, Float32Lanes right)
    {
        // The native minimum gives its second argument when either is NaN; all bits set is a NaN as well.
        return new(Vector256.MinNative(left._lanes, right._lanes) | Unordered(left._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Max(Float32Lanes left, Float32Lanes right) =>
        new(Vector256.MaxNative(left._lanes, right._lanes) | Unordered(left._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Clamp(Float32Lanes value, Float32Lanes low, Float32Lanes high)
    {
        // As the second argument a NaN passes both native operations; one in a bound is put back in.
        var clamped = Vector256.MinNative(high._lanes, Vector256.MaxNative(low._lanes, value._lanes));
        return new(clamped | Unordered(low._lanes) | Unordered(high._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Finite(Float32Lanes value)
    {
        // NaN passes as the second argument.
        var bounded = Vector256.MaxNative(Vector256.Create(float.MinValue), value._lanes);
        return new(Vector256.MinNative(Vector256.Create(float.MaxValue), bounded));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Round(Float32Lanes value) => new(Vector256.Round(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Floor(Float32Lanes value) => new(Vector256.Floor(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Ceiling(Float32Lanes value) => new(Vector256.Ceiling(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Truncate(Float32Lanes value) => new(Vector256.Truncate(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Remainder(Float32Lanes left, Float32Lanes right) =>
        new(PerLane.Map(left._lanes, right._lanes, static (x, y) => x % y));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Square(Float32Lanes value) => new(value._lanes * value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Sqrt(Float32Lanes value) => new(Vector256.Sqrt(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Cbrt(Float32Lanes value) => Composed.Cbrt(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Pow(Float32Lanes value, Float32Lanes exponent) => new(Powers.Pow(value._lanes, exponent._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Exp(Float32Lanes value) => new(Float32Exponentials.Exp(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Expm1(Float32Lanes value) => new(Float32Exponentials.Expm1(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Log(Float32Lanes value) => new(Float32Exponentials.Log(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Log1p(Float32Lanes value) => Composed.Log1p(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Sin(Float32Lanes value) => new(Float32Angles.Sin(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Cos(Float32Lanes value) => new(Float32Angles.Cos(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Tan(Float32Lanes value) => new(Float32Angles.Tan(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Asin(Float32Lanes value) => Composed.Asin(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Acos(Float32Lanes value) => Composed.Acos(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Atan(Float32Lanes value) => new(Float32Angles.Atan(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Atan2(Float32Lanes y, Float32Lanes x) => Composed.Atan2(y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Sinh(Float32Lanes value) => new(Float32Exponentials.Sinh(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Cosh(Float32Lanes value) => new(Float32Exponentials.Cosh(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Tanh(Float32Lanes value) => new(Float32Exponentials.Tanh(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Sigmoid(Float32Lanes value) => new(Float32Exponentials.Sigmoid(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Erf(Float32Lanes value) => new(Float32ErrorFunction.Erf(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Erfc(Float32Lanes value) => new(Float32ErrorFunction.Erfc(value._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Unordered(Vector256<float> value)
    {
        return ~Vector256.Equals(value, value);
    }
}
