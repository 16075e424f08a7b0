using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Scalar functions, lane by lane, for what is too rare or too delicate for vectors.</summary>
internal static class PerLane
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<F> Map<F>(Vector256<F> value, Func<F, F> function)
        where F : struct
    {
        for (var i = 0; i < Vector256<F>.Count; i++)
        {
            value = value.WithElement(i, function(value[i]));
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<F> Map<F>(Vector256<F> left, Vector256<F> right, Func<F, F, F> function)
        where F : struct
    {
        for (var i = 0; i < Vector256<F>.Count; i++)
        {
            left = left.WithElement(i, function(left[i], right[i]));
        }

        return left;
    }
}
