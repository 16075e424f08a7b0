using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Trigonometric functions on 64-bit lanes: reduction to an eighth of the circle, and polynomials.</summary>
/// <remarks>The polynomials of sine and cosine are those of k_sin.c and k_cos.c in FreeBSD's msun (Sun Microsystems, 1993).</remarks>
internal static class Float64Angles
{
    // Up to here the multiple of pi/2 has 20 bits. Where a lane is beyond, all of them go through the scalar functions.
    private const double Limit = 1_600_000;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sin(Vector256<double> value)
    {
        if (Vector256.GreaterThanAny(Vector256.Abs(value), Vector256.Create(Limit)))
        {
            return PerLane.Map(value, Math.Sin);
        }

        var r = Reduce(value, out var quadrant);
        return Wave(r, quadrant);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cos(Vector256<double> value)
    {
        if (Vector256.GreaterThanAny(Vector256.Abs(value), Vector256.Create(Limit)))
        {
            return PerLane.Map(value, Math.Cos);
        }

        var r = Reduce(value, out var quadrant);
        return Wave(r, quadrant + Vector256<long>.One);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tan(Vector256<double> value)
    {
        if (Vector256.GreaterThanAny(Vector256.Abs(value), Vector256.Create(Limit)))
        {
            return PerLane.Map(value, Math.Tan);
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
    public static Vector256<double> Atan(Vector256<double> value)
    {
        // atan(a) = pi/2 - atan(1/a), so that the polynomial serves [0, 1] only.
        var one = Vector256<double>.One;
        var a = Vector256.Abs(value);
        var large = Vector256.GreaterThan(a, one);
        var t = Vector256.ConditionalSelect(large, one / a, a);
        var z = t * t;

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
        var angle = Vector256.MultiplyAddEstimate(q * z, t, t);

        // pi/2 is the sum of a double and the rest.
        var reflected = Vector256.Create(1.5707963267948966) - (angle - Vector256.Create(6.123233995736766e-17));
        return Vector256.CopySign(Vector256.ConditionalSelect(large, reflected, angle), value);
    }

    // The sine of r plus that many quadrants.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Wave(Vector256<double> r, Vector256<long> quadrant)
    {
        var z = r * r;
        var magnitude = Vector256.ConditionalSelect(Odd(quadrant), Cosine(z), Sine(r, z));
        var sign = (quadrant & Vector256.Create(2L)) << 62;
        return magnitude ^ sign.AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Odd(Vector256<long> quadrant)
    {
        return Vector256.Equals(quadrant & Vector256<long>.One, Vector256<long>.One).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sine(Vector256<double> r, Vector256<double> z)
    {
        var q = Vector256.Create(1.58969099521155010221e-10);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-2.50507602534068634195e-08));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(2.75573137070700676789e-06));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-1.98412698298579493134e-04));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(8.33333333332248946124e-03));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-1.66666666666666324348e-01));
        var sine = Vector256.MultiplyAddEstimate(q * z, r, r);

        // A zero keeps its sign.
        return Vector256.ConditionalSelect(Vector256.Equals(r, Vector256<double>.Zero), r, sine);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Cosine(Vector256<double> z)
    {
        var q = Vector256.Create(-1.13596475577881948265e-11);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(2.08757232129817482790e-09));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-2.75573143513906633035e-07));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(2.48015872894767294178e-05));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-1.38888888888741095749e-03));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(4.16666666666666019037e-02));

        // 1 - z/2 is rounded; what that took off is put back with the rest.
        var one = Vector256<double>.One;
        var half = Vector256.Create(0.5) * z;
        var first = one - half;
        return first + Vector256.MultiplyAddEstimate(q * z, z, one - first - half);
    }

    // x = n pi/2 + r with |r| <= pi/4. The first two parts of pi/2 have 33 bits, so that their products with n are exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Reduce(Vector256<double> x, out Vector256<long> quadrant)
    {
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
