using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Trigonometric functions on 32-bit lanes: reduction to an eighth of the circle, and polynomials.</summary>
/// <remarks>The polynomials of sine and cosine are those of S. Moshier's Cephes (sinf.c).</remarks>
internal static class Float32Angles
{
    // Up to here the multiple of pi/2 has 20 bits. Where a lane is beyond, all of them go through the scalar functions.
    private const float Limit = 1_600_000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> value)
    {
        if (Vector256.GreaterThanAny(Vector256.Abs(value), Vector256.Create(Limit)))
        {
            return PerLane.Map(value, static x => (float)Math.Sin(x));
        }

        var r = Reduce(value, out var quadrant);
        return Wave(r, quadrant);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> value)
    {
        if (Vector256.GreaterThanAny(Vector256.Abs(value), Vector256.Create(Limit)))
        {
            return PerLane.Map(value, static x => (float)Math.Cos(x));
        }

        var r = Reduce(value, out var quadrant);
        return Wave(r, quadrant + Vector256<int>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tan(Vector256<float> value)
    {
        if (Vector256.GreaterThanAny(Vector256.Abs(value), Vector256.Create(Limit)))
        {
            return PerLane.Map(value, static x => (float)Math.Tan(x));
        }

        // Every odd quadrant turns the sine into the cosine and the cosine into minus the sine.
        var r = Reduce(value, out var quadrant);
        var z = r * r;
        var sine = Sine(r, z);
        var cosine = Cosine(z);
        var swap = Odd(quadrant);
        return Vector256.ConditionalSelect(swap, -cosine, sine) / Vector256.ConditionalSelect(swap, sine, cosine);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Atan(Vector256<float> value)
    {
        // atan(a) = pi/2 - atan(1/a), so that the polynomial serves [0, 1] only.
        var one = Vector256<float>.One;
        var a = Vector256.Abs(value);
        var large = Vector256.GreaterThan(a, one);
        var t = Vector256.ConditionalSelect(large, one / a, a);
        var z = t * t;

        var q = Vector256.Create(0.00148869189f);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.00914462935f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0263050012f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.0489605144f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0703191459f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.089318268f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.110882618f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.142840043f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.199999496f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.333333343f));
        var angle = Vector256.MultiplyAddEstimate(q * z, t, t);

        // pi/2 is the sum of a float and the rest.
        var reflected = Vector256.Create(1.57079637f) - (angle - Vector256.Create(-4.37113883e-08f));
        return Vector256.CopySign(Vector256.ConditionalSelect(large, reflected, angle), value);
    }

    // The sine of r plus that many quadrants.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Wave(Vector256<float> r, Vector256<int> quadrant)
    {
        var z = r * r;
        var magnitude = Vector256.ConditionalSelect(Odd(quadrant), Cosine(z), Sine(r, z));
        var sign = (quadrant & Vector256.Create(2)) << 30;
        return magnitude ^ sign.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Odd(Vector256<int> quadrant)
    {
        return Vector256.Equals(quadrant & Vector256<int>.One, Vector256<int>.One).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Sine(Vector256<float> r, Vector256<float> z)
    {
        var q = Vector256.Create(-0.000195152956f);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.00833216080f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.166666547f));
        var sine = Vector256.MultiplyAddEstimate(q * z, r, r);

        // A zero keeps its sign.
        return Vector256.ConditionalSelect(Vector256.Equals(r, Vector256<float>.Zero), r, sine);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Cosine(Vector256<float> z)
    {
        var q = Vector256.Create(2.44331571e-05f);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.00138873162f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0416666456f));

        // 1 - z/2 is rounded; what that took off is put back with the rest.
        var one = Vector256<float>.One;
        var half = Vector256.Create(0.5f) * z;
        var first = one - half;
        return first + Vector256.MultiplyAddEstimate(q * z, z, one - first - half);
    }

    // In double precision, where nothing is lost.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Reduce(Vector256<float> x, out Vector256<int> quadrant)
    {
        var (lower, upper) = Vector256.Widen(x);
        var r = Vector256.Narrow(Float64Angles.Reduce(lower, out var lowerQuadrant), Float64Angles.Reduce(upper, out var upperQuadrant));
        quadrant = Vector256.Narrow(lowerQuadrant, upperQuadrant);
        return r;
    }
}
