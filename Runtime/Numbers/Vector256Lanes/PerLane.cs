using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Scalar functions, lane by lane, for what is too rare or too delicate for vectors.</summary>
internal static class PerLane
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> Map(Vector256<float> value, Func<float, float> function)
    {
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            value = value.WithElement(i, function(value[i]));
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> Map(Vector256<double> value, Func<double, double> function)
    {
        for (var i = 0; i < Vector256<double>.Count; i++)
        {
            value = value.WithElement(i, function(value[i]));
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<float> Map(Vector256<float> left, Vector256<float> right, Func<float, float, float> function)
    {
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            left = left.WithElement(i, function(left[i], right[i]));
        }

        return left;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> Map(Vector256<double> left, Vector256<double> right, Func<double, double, double> function)
    {
        for (var i = 0; i < Vector256<double>.Count; i++)
        {
            left = left.WithElement(i, function(left[i], right[i]));
        }

        return left;
    }
}
