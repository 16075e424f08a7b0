using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers;

/// <summary>Eight numbers of 32 bits, computed side by side.</summary>
/// <remarks>The largest errors of the functions are stated at each of them, for processors with a fused multiply-add, and asserted by the tests.</remarks>
public readonly struct Float32Lanes : IReal<Float32Lanes>
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
    public static implicit operator Float32Lanes(double value)
    {
        return new(Vector256.Create((float)value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator +(Float32Lanes left, Float32Lanes right)
    {
        return new(left._lanes + right._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator -(Float32Lanes left, Float32Lanes right)
    {
        return new(left._lanes - right._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator *(Float32Lanes left, Float32Lanes right)
    {
        return new(left._lanes * right._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator /(Float32Lanes left, Float32Lanes right)
    {
        return new(left._lanes / right._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes operator -(Float32Lanes value)
    {
        return new(-value._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> operator <(Float32Lanes left, Float32Lanes right)
    {
        return new(new(Vector256.LessThan(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> operator <=(Float32Lanes left, Float32Lanes right)
    {
        return new(new(Vector256.LessThanOrEqual(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> operator >(Float32Lanes left, Float32Lanes right)
    {
        return new(new(Vector256.GreaterThan(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> operator >=(Float32Lanes left, Float32Lanes right)
    {
        return new(new(Vector256.GreaterThanOrEqual(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> Equal(Float32Lanes left, Float32Lanes right)
    {
        return new(new(Vector256.Equals(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> NotEqual(Float32Lanes left, Float32Lanes right)
    {
        return new(new(~Vector256.Equals(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> And(Mask<Float32Lanes> left, Mask<Float32Lanes> right)
    {
        return new(new(left.Bits._lanes & right.Bits._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> Or(Mask<Float32Lanes> left, Mask<Float32Lanes> right)
    {
        return new(new(left.Bits._lanes | right.Bits._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float32Lanes> Not(Mask<Float32Lanes> condition)
    {
        return new(new(~condition.Bits._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Where(Mask<Float32Lanes> condition, Float32Lanes whenTrue, Float32Lanes whenFalse)
    {
        return new(Vector256.ConditionalSelect(condition.Bits._lanes, whenTrue._lanes, whenFalse._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Abs(Float32Lanes value)
    {
        return new(Vector256.Abs(value._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Min(Float32Lanes left, Float32Lanes right)
    {
        // The native minimum gives its second argument when either is NaN; all bits set is a NaN as well.
        return new(Vector256.MinNative(left._lanes, right._lanes) | Unordered(left._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Max(Float32Lanes left, Float32Lanes right)
    {
        return new(Vector256.MaxNative(left._lanes, right._lanes) | Unordered(left._lanes));
    }

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
    public static Float32Lanes Square(Float32Lanes value)
    {
        return new(value._lanes * value._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Sqrt(Float32Lanes value)
    {
        return new(Vector256.Sqrt(value._lanes));
    }

    /// <summary>e to the power of the number; the error is at most 1.25 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Exp(Float32Lanes value)
    {
        return new(Float32Functions.Exp(value._lanes));
    }

    /// <summary>The natural logarithm; the error is at most 2.5 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Log(Float32Lanes value)
    {
        return new(Float32Functions.Log(value._lanes));
    }

    /// <summary>The angle whose tangent is the number; the error is at most 2 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Atan(Float32Lanes value)
    {
        return new(Float32Functions.Atan(value._lanes));
    }

    /// <summary>1 / (1 + exp(-value)); the error is at most 2.5 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Sigmoid(Float32Lanes value)
    {
        return new(Float32Functions.Sigmoid(value._lanes));
    }

    /// <summary>The hyperbolic tangent; the error is at most 2 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float32Lanes Tanh(Float32Lanes value)
    {
        return new(Float32Functions.Tanh(value._lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Unordered(Vector256<float> value)
    {
        return ~Vector256.Equals(value, value);
    }
}
