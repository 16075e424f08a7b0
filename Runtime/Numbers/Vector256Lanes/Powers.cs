using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Powers on vector lanes.</summary>
internal static class Powers
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Pow(Vector256<float> value, Vector256<float> exponent)
    {
        // The scalar function knows the conventions for zero, infinity, NaN and negative bases.
        var infinity = Vector256.Create(float.PositiveInfinity);
        var plain = Vector256.GreaterThan(value, Vector256<float>.Zero)
            & Vector256.LessThan(value, infinity)
            & Vector256.LessThan(Vector256.Abs(exponent), infinity);
        if (!Vector256.EqualsAll(plain.AsInt32(), Vector256<int>.AllBitsSet))
        {
            return PerLane.Map(value, exponent, static (x, y) => (float)Math.Pow(x, y));
        }

        // The exponential magnifies an error of the logarithm a hundredfold: in double precision that is nothing.
        var (x0, x1) = Vector256.Widen(value);
        var (y0, y1) = Vector256.Widen(exponent);
        return Vector256.Narrow(
            Float64Exponentials.Exp(y0 * Float64Exponentials.Log(x0)),
            Float64Exponentials.Exp(y1 * Float64Exponentials.Log(x1)));
    }

    // The logarithm would need twice the digits of a double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Pow(Vector256<double> value, Vector256<double> exponent)
    {
        return PerLane.Map(value, exponent, Math.Pow);
    }
}
