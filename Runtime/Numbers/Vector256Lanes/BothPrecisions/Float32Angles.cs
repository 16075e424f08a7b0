using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Trigonometric functions on 32-bit lanes: reduction to an eighth of the circle, and polynomials.</summary>
/// <remarks>The polynomials of sine and cosine are those of S. Moshier's Cephes (sinf.c) and of FreeBSD's msun (k_sin.c and k_cos.c; Sun Microsystems, 1993).</remarks>
internal static class Float32Angles
{
    // Up to here the multiple of pi/2 has 20 bits. Where a lane is beyond, all of them go through the scalar functions.
    private const float Limit = 1_600_000;

    // pi/2 is the sum of a number and the rest.
    private const float HalfPi = (float)1.5707963267948966;
    private const float HalfPiRest = (float)(sizeof(float) == 4 ? -4.37113883e-08 : 6.123233995736766e-17);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sin(Vector256<float> value)
    {
        if (Vector256.GreaterThanAny(Vector256.Abs(value), Vector256.Create(Limit)))
        {
            return PerLane.Map(value, static x => (float)Math.Sin(x));
        }

        var r = Float32Quadrants.Reduce(value, out var quadrant);
        return Wave(r, quadrant);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cos(Vector256<float> value)
    {
        if (Vector256.GreaterThanAny(Vector256.Abs(value), Vector256.Create(Limit)))
        {
            return PerLane.Map(value, static x => (float)Math.Cos(x));
        }

        var r = Float32Quadrants.Reduce(value, out var quadrant);
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
        var r = Float32Quadrants.Reduce(value, out var quadrant);
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

#if FLOAT64
        var q = Vector256.Create(7.767624330289919e-06);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-9.371186345052626e-05));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0005376839297396244));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.0019612554271685326));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.005140912856746939));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.010412153260359241));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.01718398172211335));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.024191345810140718));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.030330719265790507));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.035271331066871296));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.03938687540798632));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.043306538430670664));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.04758080083637821));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.052624922290256754));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.05882264416776449));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.06666657934573768));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.07692307078827029));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.0909090906193528));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.11111111110268297));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.14285714285701234));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.1999999999999992));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.3333333333333333));
#else
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
#endif

        var angle = Vector256.MultiplyAddEstimate(q * z, t, t);
        var reflected = Vector256.Create(HalfPi) - (angle - Vector256.Create(HalfPiRest));
        return Vector256.CopySign(Vector256.ConditionalSelect(large, reflected, angle), value);
    }

    // The sine of r plus that many quadrants.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Wave(Vector256<float> r, Vector256<int> quadrant)
    {
        var z = r * r;
        var magnitude = Vector256.ConditionalSelect(Odd(quadrant), Cosine(z), Sine(r, z));
        var sign = (quadrant & Vector256.Create((int)2)) << ((8 * sizeof(float)) - 2);
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
#if FLOAT64
        var q = Vector256.Create(1.58969099521155010221e-10);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-2.50507602534068634195e-08));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(2.75573137070700676789e-06));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-1.98412698298579493134e-04));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(8.33333333332248946124e-03));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-1.66666666666666324348e-01));
#else
        var q = Vector256.Create(-0.000195152956f);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.00833216080f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.166666547f));
#endif

        var sine = Vector256.MultiplyAddEstimate(q * z, r, r);

        // A zero keeps its sign.
        return Vector256.ConditionalSelect(Vector256.Equals(r, Vector256<float>.Zero), r, sine);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Cosine(Vector256<float> z)
    {
#if FLOAT64
        var q = Vector256.Create(-1.13596475577881948265e-11);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(2.08757232129817482790e-09));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-2.75573143513906633035e-07));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(2.48015872894767294178e-05));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-1.38888888888741095749e-03));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(4.16666666666666019037e-02));
#else
        var q = Vector256.Create(2.44331571e-05f);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.00138873162f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0416666456f));
#endif

        // 1 - z/2 is rounded; what that took off is put back with the rest.
        var one = Vector256<float>.One;
        var half = Vector256.Create((float)0.5) * z;
        var first = one - half;
        return first + Vector256.MultiplyAddEstimate(q * z, z, one - first - half);
    }
}
