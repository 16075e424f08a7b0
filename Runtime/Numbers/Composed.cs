using System.Runtime.CompilerServices;

namespace Surrogates.Numbers;

/// <summary>Functions that are composed of others, for the vector lanes.</summary>
internal static class Composed
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Asin<T>(T value)
        where T : struct, IReal<T>
    {
        // The product does not cancel next to 1, as 1 - x^2 does.
        return T.Atan(value / T.Sqrt((1 - value) * (1 + value)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Acos<T>(T value)
        where T : struct, IReal<T>
    {
        return 2 * T.Atan(T.Sqrt((1 - value) / (1 + value)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atan2<T>(T y, T x)
        where T : struct, IReal<T>
    {
        // Equal magnitudes may be two zeros or two infinities.
        var (a, b) = (T.Abs(y), T.Abs(x));
        var ratio = T.Where(T.Equal(a, b), T.Where(T.Equal(a, 0), 0, 1), a / b);
        var angle = T.Atan(ratio);
        var turned = T.Where(IsNegative(x), Math.PI - angle, angle);
        return T.Where(IsNegative(y), -turned, turned);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cbrt<T>(T value)
        where T : struct, IReal<T>
    {
        // One step of Newton's method doubles the digits of the first root, and undoes what its logarithm lost.
        var a = T.Abs(value);
        var root = T.Exp(T.Log(a) * (1.0 / 3));
        root -= (root - (a / (root * root))) * (1.0 / 3);
        var same = T.Equal(value, 0) | T.Equal(a, double.PositiveInfinity);
        return T.Where(same, value, T.Where(value < 0, -root, root));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log1p<T>(T value)
        where T : struct, IReal<T>
    {
        // See NearZero: what rounding did to the sum is divided out again.
        var sum = 1 + value;
        var same = T.Equal(sum, 1) | T.Equal(sum, double.PositiveInfinity);
        return T.Where(same, value, T.Log(sum) * (value / (sum - 1)));
    }

    // Minus zero is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Mask<T> IsNegative<T>(T value)
        where T : struct, IReal<T>
    {
        return (value < 0) | (1 / value < 0);
    }
}
