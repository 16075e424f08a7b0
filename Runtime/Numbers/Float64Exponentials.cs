using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers;

/// <summary>Transcendental functions on four 64-bit lanes: range reduction and polynomials.</summary>
internal static class Float64Functions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> value)
    {
        // Below the lower bound the result rounds to 0, above the upper one to infinity. NaN passes as the second argument.
        var x = Vector256.MinNative(Vector256.Create(711.0), Vector256.MaxNative(Vector256.Create(-746.0), value));

        // x = n ln 2 + r with |r| <= ln 2 / 2. Adding 1.5 * 2^52 rounds to an integer, which stands in the low bits.
        var shifter = Vector256.Create(6755399441055744.0);
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create(1.4426950408889634), shifter);
        var n = shifted - shifter;
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-0.6931471805592082), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-7.371002565167799e-13), r);

        // exp(r) = 1 + (r + r^2 q(r))
        var q = Vector256.Create(2.0914717341716378e-09);
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(2.5105259538448494e-08));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(2.755727357010214e-07));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(2.7557255297969643e-06));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(2.4801587325605324e-05));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.0001984126987490126));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.001388888888888373));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.008333333333326112));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.04166666666666667));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.1666666666666667));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.5));
        var p = Vector256.MultiplyAddEstimate(q, r * r, r) + Vector256<double>.One;

        // 2^n leaves the normal range at both ends, its two halves do not.
        var exponent = shifted.AsInt64() - shifter.AsInt64();
        var half = exponent >> 1;
        return p * Power(half) * Power(exponent - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> value)
    {
        return Vector256.Log(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sigmoid(Vector256<double> value)
    {
        // The exponential never exceeds 1, so that neither end overflows or cancels.
        var e = Exp(-Vector256.Abs(value));
        var numerator = Vector256.ConditionalSelect(Vector256.LessThan(value, Vector256<double>.Zero), e, Vector256<double>.One);
        return numerator / (Vector256<double>.One + e);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> value)
    {
        // Near 0 an odd polynomial; elsewhere 1 - 2 / (exp(2a) + 1), which is 1 from 19.1 on.
        var a = Vector256.Abs(value);
        var z = a * a;
        var q = Vector256.Create(6.485163482793113e-06);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-3.12011014257974e-05));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(9.257116129556769e-05));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.0002375906496055562));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0005896606577757043));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.0014557754120478055));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0035921217511549622));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.008863235103240878));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.021869488519008305));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.05396825396789699));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.13333333333333042));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.3333333333333333));
        var small = Vector256.MultiplyAddEstimate(q * z, a, a);

        var one = Vector256<double>.One;
        var large = one - (Vector256.Create(2.0) / (Exp(a + a) + one));
        var magnitude = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.625)), small, large);
        return Vector256.CopySign(magnitude, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Power(Vector256<long> exponent)
    {
        return ((exponent + Vector256.Create(1023L)) << 52).AsDouble();
    }
}
