using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Divides 64-bit angles by a quarter of the circle.</summary>
internal static class Float64Quadrants
{
    /// <summary>x = n pi/2 + r with |r| up to pi/4: r, and n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Reduce(Vector256<double> x, out Vector256<long> quadrant)
    {
        // Adding the shifter rounds to an integer. The first two parts of pi/2 have 33 bits, so that their products with n are exact.
        var shifter = Vector256.Create(6755399441055744.0);
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(0.6366197723675814), shifter);
        var n = shifted - shifter;
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-1.57079632673412561417), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-6.07710050630396597660e-11), r);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-2.02226624879595063154e-21), r);
        quadrant = shifted.AsInt64() - shifter.AsInt64();
        return r;
    }
}
