using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>The error function and its complement on 32-bit lanes.</summary>
/// <remarks>The polynomials are near-minimax fits of the formula above each of them.</remarks>
internal static class Float32ErrorFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> value)
    {
        // Near 0 an odd polynomial; elsewhere 1 - exp(-a (1 - q(a))), which is 1 from 3.9 on.
        var a = Vector256.Abs(value);
        var b = Vector256.MinNative(Vector256.Create(4f), a);
        var q = Vector256.Create(8.6783e-07f);
        q = Vector256.MultiplyAddEstimate(q, b, Vector256.Create(-3.131528e-05f));
        q = Vector256.MultiplyAddEstimate(q, b, Vector256.Create(0.00047685232f));
        q = Vector256.MultiplyAddEstimate(q, b, Vector256.Create(-0.00421964f));
        q = Vector256.MultiplyAddEstimate(q, b, Vector256.Create(0.024953788f));
        q = Vector256.MultiplyAddEstimate(q, b, Vector256.Create(-0.10762009f));
        q = Vector256.MultiplyAddEstimate(q, b, Vector256.Create(-0.6343066f));
        q = Vector256.MultiplyAddEstimate(q, b, Vector256.Create(-0.12885928f));
        var large = Vector256<float>.One - Float32Exponentials.Exp(Vector256.MultiplyAddEstimate(q, b, -b));
        var magnitude = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.93f)), Small(a), large);
        return Vector256.CopySign(magnitude, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erfc(Vector256<float> value)
    {
        var a = Vector256.Abs(value);
        var tail = Tail(a);
        var reflected = Vector256.ConditionalSelect(Vector256.LessThan(value, Vector256<float>.Zero), Vector256.Create(2f) - tail, tail);
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.47f)), Vector256<float>.One - Small(value), reflected);
    }

    // erf(x) = x + x q(x^2), for |x| < 0.93
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Small(Vector256<float> x)
    {
        var z = x * x;
        var q = Vector256.Create(-0.00060114346f);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0049991375f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.026772553f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.11282063f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.37612534f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.12837917f));
        return Vector256.MultiplyAddEstimate(q, x, x);
    }

    // erfc(a) = exp(-a^2) q(t) / (1 + 2a) with t = (a - 2) / (a + 2), which spreads a >= 0 evenly.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Tail(Vector256<float> magnitude)
    {
        var a = Vector256.MinNative(Vector256.Create(10.5f), magnitude);
        var two = Vector256.Create(2f);
        var t = (a - two) / (a + two);
        var q = Vector256.Create(2.7507573e-05f);
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.00036522138f));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.0012563666f));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(0.0012753893f));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(0.008642709f));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.008045629f));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.054207295f));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(0.1640533f));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.16603097f));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.0927639f));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(1.2769784f));

        // The exponential magnifies what rounding takes off the square, so that it is put back. The square of the upper half is exact.
        var square = a * a;
        var upper = (a.AsInt32() & Vector256.Create(~0xFFF)).AsSingle();
        var rest = Vector256.MultiplyAddEstimate(a - upper, a + upper, (upper * upper) - square);
        var e = Float32Exponentials.Exp(-square);
        var ratio = q / Vector256.MultiplyAddEstimate(two, a, Vector256<float>.One);
        return Vector256.MultiplyAddEstimate(-rest, ratio, ratio) * e;
    }
}
