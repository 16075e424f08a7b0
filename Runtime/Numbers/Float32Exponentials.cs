using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers;

/// <summary>Transcendental functions on eight 32-bit lanes: range reduction and polynomials.</summary>
internal static class Float32Functions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> value)
    {
        // Below the lower bound the result rounds to 0, above the upper one to infinity. NaN passes as the second argument.
        var x = Vector256.MinNative(Vector256.Create(89f), Vector256.MaxNative(Vector256.Create(-105f), value));

        // x = n ln 2 + r with |r| <= ln 2 / 2. Adding 1.5 * 2^23 rounds to an integer, which stands in the low bits.
        var shifter = Vector256.Create(12582912f);
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(1.44269504f), shifter);
        var n = shifted - shifter;
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-0.693145751953125f), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-1.428606765330187e-06f), r);

        // exp(r) = 1 + (r + r^2 q(r))
        var q = Vector256.Create(0.00139262131f);
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.00836320315f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.0416665561f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.166665763f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.5f));
        var p = Vector256.MultiplyAddEstimate(q, r * r, r) + Vector256<float>.One;

        // 2^n leaves the normal range at both ends, its two halves do not.
        var exponent = shifted.AsInt32() - shifter.AsInt32();
        var half = exponent >> 1;
        return p * Power(half) * Power(exponent - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> value)
    {
        return Vector256.Log(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> value)
    {
        // The exponential never exceeds 1, so that neither end overflows or cancels.
        var e = Exp(-Vector256.Abs(value));
        var numerator = Vector256.ConditionalSelect(Vector256.LessThan(value, Vector256<float>.Zero), e, Vector256<float>.One);
        return numerator / (Vector256<float>.One + e);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> value)
    {
        // Near 0 an odd polynomial; elsewhere 1 - 2 / (exp(2a) + 1), which is 1 from 9.02 on.
        var a = Vector256.Abs(value);
        var z = a * a;
        var q = Vector256.Create(0.00229274482f);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.00834394526f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0217689183f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.0539592579f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.133333042f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.333333343f));
        var small = Vector256.MultiplyAddEstimate(q * z, a, a);

        var one = Vector256<float>.One;
        var large = one - (Vector256.Create(2f) / (Exp(a + a) + one));
        var magnitude = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.625f)), small, large);
        return Vector256.CopySign(magnitude, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Power(Vector256<int> exponent)
    {
        return ((exponent + Vector256.Create(127)) << 23).AsSingle();
    }
}
