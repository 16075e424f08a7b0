using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>The 64-bit numbers of a vector, computed side by side.</summary>
/// <remarks>
/// The largest errors of the functions are stated at each of them, with and without a fused multiply-add.
/// The tests assert them against the scalar functions, whose own error they contain.
/// </remarks>
internal readonly struct Float64Lanes : IReal<Float64Lanes>
{
    private readonly Vector256<double> _lanes;

    /// <summary>Wraps a vector.</summary>
    /// <param name="lanes">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Float64Lanes(Vector256<double> lanes)
    {
        _lanes = lanes;
    }

    /// <summary>The numbers as a vector.</summary>
    public Vector256<double> Lanes => _lanes;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Float64Lanes(double value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator +(Float64Lanes left, Float64Lanes right) => new(left._lanes + right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator -(Float64Lanes left, Float64Lanes right) => new(left._lanes - right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator *(Float64Lanes left, Float64Lanes right) => new(left._lanes * right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator /(Float64Lanes left, Float64Lanes right) => new(left._lanes / right._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator -(Float64Lanes value) => new(-value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> operator <(Float64Lanes left, Float64Lanes right) =>
        new(new(Vector256.LessThan(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> operator <=(Float64Lanes left, Float64Lanes right) =>
        new(new(Vector256.LessThanOrEqual(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> operator >(Float64Lanes left, Float64Lanes right) =>
        new(new(Vector256.GreaterThan(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> operator >=(Float64Lanes left, Float64Lanes right) =>
        new(new(Vector256.GreaterThanOrEqual(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> Equal(Float64Lanes left, Float64Lanes right) => new(new(Vector256.Equals(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> NotEqual(Float64Lanes left, Float64Lanes right) =>
        new(new(~Vector256.Equals(left._lanes, right._lanes)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> And(Mask<Float64Lanes> left, Mask<Float64Lanes> right) =>
        new(new(left.Bits._lanes & right.Bits._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> Or(Mask<Float64Lanes> left, Mask<Float64Lanes> right) => new(new(left.Bits._lanes | right.Bits._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> Xor(Mask<Float64Lanes> left, Mask<Float64Lanes> right) =>
        new(new(left.Bits._lanes ^ right.Bits._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> Not(Mask<Float64Lanes> condition) => new(new(~condition.Bits._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Where(Mask<Float64Lanes> condition, Float64Lanes whenTrue, Float64Lanes whenFalse)
    {
        // As a choice of bits, one between a number and 0 is a single AND; the JIT makes four instructions of a conditional select.
        return new(whenFalse._lanes ^ ((whenTrue._lanes ^ whenFalse._lanes) & condition.Bits._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Abs(Float64Lanes value) => new(Vector256.Abs(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Min(Float64Lanes left, Float64Lanes right)
    {
        // The native minimum gives its second argument when either is NaN; all bits set is a NaN as well.
        return new(Vector256.MinNative(left._lanes, right._lanes) | Unordered(left._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Max(Float64Lanes left, Float64Lanes right) =>
        new(Vector256.MaxNative(left._lanes, right._lanes) | Unordered(left._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Clamp(Float64Lanes value, Float64Lanes low, Float64Lanes high)
    {
        // As the second argument a NaN passes both native operations; one in a bound is put back in.
        var clamped = Vector256.MinNative(high._lanes, Vector256.MaxNative(low._lanes, value._lanes));
        return new(clamped | Unordered(low._lanes) | Unordered(high._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Finite(Float64Lanes value)
    {
        // NaN passes as the second argument.
        var bounded = Vector256.MaxNative(Vector256.Create(double.MinValue), value._lanes);
        return new(Vector256.MinNative(Vector256.Create(double.MaxValue), bounded));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Round(Float64Lanes value) => new(Vector256.Round(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Floor(Float64Lanes value) => new(Vector256.Floor(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Ceiling(Float64Lanes value) => new(Vector256.Ceiling(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Truncate(Float64Lanes value) => new(Vector256.Truncate(value._lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Remainder(Float64Lanes left, Float64Lanes right) =>
        new(PerLane.Map(left._lanes, right._lanes, static (x, y) => x % y));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Square(Float64Lanes value) => new(value._lanes * value._lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Sqrt(Float64Lanes value) => new(Vector256.Sqrt(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 4 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Cbrt(Float64Lanes value) => Composed.Cbrt(value);

    /// <inheritdoc/>
    /// <remarks>The error is at most 1 unit in the last place. Computed lane by lane.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Pow(Float64Lanes value, Float64Lanes exponent) => new(Powers.Pow(value._lanes, exponent._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 2 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Exp(Float64Lanes value) => new(Float64Exponentials.Exp(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 3 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Expm1(Float64Lanes value) => new(Float64Exponentials.Expm1(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 4 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Log(Float64Lanes value) => new(Float64Exponentials.Log(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 4 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Log1p(Float64Lanes value) => Composed.Log1p(value);

    /// <inheritdoc/>
    /// <remarks>The error is at most 2 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Sin(Float64Lanes value) => new(Float64Angles.Sin(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 2 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Cos(Float64Lanes value) => new(Float64Angles.Cos(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 4 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Tan(Float64Lanes value) => new(Float64Angles.Tan(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 3 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Asin(Float64Lanes value) => Composed.Asin(value);

    /// <inheritdoc/>
    /// <remarks>The error is at most 3 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Acos(Float64Lanes value) => Composed.Acos(value);

    /// <inheritdoc/>
    /// <remarks>The error is at most 2 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Atan(Float64Lanes value) => new(Float64Angles.Atan(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 3 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Atan2(Float64Lanes y, Float64Lanes x) => Composed.Atan2(y, x);

    /// <inheritdoc/>
    /// <remarks>The error is at most 4 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Sinh(Float64Lanes value) => new(Float64Exponentials.Sinh(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 3 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Cosh(Float64Lanes value) => new(Float64Exponentials.Cosh(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 2 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Tanh(Float64Lanes value) => new(Float64Exponentials.Tanh(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 2 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Sigmoid(Float64Lanes value) => new(Float64Exponentials.Sigmoid(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 2 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Erf(Float64Lanes value) => new(Float64ErrorFunction.Erf(value._lanes));

    /// <inheritdoc/>
    /// <remarks>The error is at most 6 units in the last place.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Erfc(Float64Lanes value) => new(Float64ErrorFunction.Erfc(value._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Unordered(Vector256<double> value)
    {
        return ~Vector256.Equals(value, value);
    }
}
