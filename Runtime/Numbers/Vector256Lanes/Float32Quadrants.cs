using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Divides 32-bit angles by a quarter of the circle.</summary>
internal static class Float32Quadrants
{
    /// <summary>x = n pi/2 + r with |r| up to pi/4: r, and n. In double precision, where nothing is lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Reduce(Vector256<float> x, out Vector256<int> quadrant)
    {
        var (lower, upper) = Vector256.Widen(x);
        var r = Vector256.Narrow(Float64Quadrants.Reduce(lower, out var lowerQuadrant), Float64Quadrants.Reduce(upper, out var upperQuadrant));
        quadrant = Vector256.Narrow(lowerQuadrant, upperQuadrant);
        return r;
    }
}
