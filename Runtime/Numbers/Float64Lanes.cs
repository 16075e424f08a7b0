using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers;

/// <summary>Four numbers of 64 bits, computed side by side.</summary>
/// <remarks>The largest errors of the functions are stated at each of them, for processors with a fused multiply-add, and asserted by the tests.</remarks>
public readonly struct Float64Lanes : IReal<Float64Lanes>
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
    public static implicit operator Float64Lanes(double value)
    {
        return new(Vector256.Create(value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator +(Float64Lanes left, Float64Lanes right)
    {
        return new(left._lanes + right._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator -(Float64Lanes left, Float64Lanes right)
    {
        return new(left._lanes - right._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator *(Float64Lanes left, Float64Lanes right)
    {
        return new(left._lanes * right._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator /(Float64Lanes left, Float64Lanes right)
    {
        return new(left._lanes / right._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes operator -(Float64Lanes value)
    {
        return new(-value._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> operator <(Float64Lanes left, Float64Lanes right)
    {
        return new(new(Vector256.LessThan(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> operator <=(Float64Lanes left, Float64Lanes right)
    {
        return new(new(Vector256.LessThanOrEqual(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> operator >(Float64Lanes left, Float64Lanes right)
    {
        return new(new(Vector256.GreaterThan(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> operator >=(Float64Lanes left, Float64Lanes right)
    {
        return new(new(Vector256.GreaterThanOrEqual(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> Equal(Float64Lanes left, Float64Lanes right)
    {
        return new(new(Vector256.Equals(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> NotEqual(Float64Lanes left, Float64Lanes right)
    {
        return new(new(~Vector256.Equals(left._lanes, right._lanes)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> And(Mask<Float64Lanes> left, Mask<Float64Lanes> right)
    {
        return new(new(left.Bits._lanes & right.Bits._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> Or(Mask<Float64Lanes> left, Mask<Float64Lanes> right)
    {
        return new(new(left.Bits._lanes | right.Bits._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Mask<Float64Lanes> Not(Mask<Float64Lanes> condition)
    {
        return new(new(~condition.Bits._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Where(Mask<Float64Lanes> condition, Float64Lanes whenTrue, Float64Lanes whenFalse)
    {
        return new(Vector256.ConditionalSelect(condition.Bits._lanes, whenTrue._lanes, whenFalse._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Abs(Float64Lanes value)
    {
        return new(Vector256.Abs(value._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Min(Float64Lanes left, Float64Lanes right)
    {
        // The native minimum gives its second argument when either is NaN; all bits set is a NaN as well.
        return new(Vector256.MinNative(left._lanes, right._lanes) | Unordered(left._lanes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Max(Float64Lanes left, Float64Lanes right)
    {
        return new(Vector256.MaxNative(left._lanes, right._lanes) | Unordered(left._lanes));
    }

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
    public static Float64Lanes Square(Float64Lanes value)
    {
        return new(value._lanes * value._lanes);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Sqrt(Float64Lanes value)
    {
        return new(Vector256.Sqrt(value._lanes));
    }

    /// <summary>e to the power of the number; the error is at most 2 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Exp(Float64Lanes value)
    {
        return new(Float64Functions.Exp(value._lanes));
    }

    /// <summary>The natural logarithm; the error is at most 4 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Log(Float64Lanes value)
    {
        return new(Float64Functions.Log(value._lanes));
    }

    /// <summary>The angle whose tangent is the number; the error is at most 2 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Atan(Float64Lanes value)
    {
        return new(Float64Functions.Atan(value._lanes));
    }

    /// <summary>1 / (1 + exp(-value)); the error is at most 2 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Sigmoid(Float64Lanes value)
    {
        return new(Float64Functions.Sigmoid(value._lanes));
    }

    /// <summary>The hyperbolic tangent; the error is at most 2 units in the last place.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float64Lanes Tanh(Float64Lanes value)
    {
        return new(Float64Functions.Tanh(value._lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Unordered(Vector256<double> value)
    {
        return ~Vector256.Equals(value, value);
    }
}
