using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Exponentials, logarithms and hyperbolic functions on 32-bit lanes: range reduction and polynomials.</summary>
internal static class Float32Exponentials
{
    // Of the format: the bits of the significand, the first one included, and the bias of the exponent, which stands above them.
    private const int Digits = sizeof(float) == 4 ? 24 : 53;
    private const int Bias = sizeof(float) == 4 ? 127 : 1023;

    // 1.5 * 2^(Digits - 1), whose last bit is worth 1, and twice the bias.
    private const float Shifter = (3L << (Digits - 2)) + (2 * Bias);

    // Above, the exponential rounds to infinity; below Lowest to 0, and with 1 taken off below LowestLess1 to -1.
    private const float Highest = sizeof(float) == 4 ? 90 : 711;
    private const float Lowest = sizeof(float) == 4 ? -105 : -746;
    private const float LowestLess1 = sizeof(float) == 4 ? -20 : -40;

    // ln 2 is the sum of a number with few bits, whose multiples are exact, and the rest.
    private const float Ln2Upper = (float)(sizeof(float) == 4 ? 0.693145751953125 : 0.6931471805592082);
    private const float Ln2Rest = (float)(sizeof(float) == 4 ? 1.428606765330187e-06 : 7.371002565167799e-13);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> value)
    {
        // NaN passes as the second argument.
        var x = Vector256.MinNative(Vector256.Create(Highest), Vector256.MaxNative(Vector256.Create(Lowest), value));
        var p = Reduce(x, out var n);
        return Scale(p, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> value)
    {
        // 2^n p + (2^n - 1): there is nothing to cancel, since 2^n - 1 is exact. Far up, the 1 does not count.
        var x = Vector256.MinNative(Vector256.Create(Highest), Vector256.MaxNative(Vector256.Create(LowestLess1), value));
        var p = Reduce(x, out var n);
        var last = Exponent(Digits);
        var power = Power(Vector256.Min(n, last));
        var near = Vector256.MultiplyAddEstimate(p, power, power - Vector256<float>.One);
        var far = Scale(p, n);
        return Vector256.CopySign(Vector256.ConditionalSelect(Vector256.GreaterThan(n, last).AsSingle(), far, near), value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cosh(Vector256<float> value)
    {
        // h = exp(a) / 2 is finite wherever the result is.
        var x = Vector256.MinNative(Vector256.Create(Highest), Vector256.Abs(value));
        var p = Reduce(x, out var n);
        var h = Scale(p, n - Vector256<int>.One);
        return h + (Vector256.Create((float)0.25) / h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sinh(Vector256<float> value)
    {
        // Below 1 from exp(a) - 1, which does not cancel.
        var a = Vector256.Abs(value);
        var x = Vector256.MinNative(Vector256.Create(Highest), a);
        var p = Reduce(x, out var n);
        var h = Scale(p, n - Vector256<int>.One);
        var large = h - (Vector256.Create((float)0.25) / h);
        var power = Power(Vector256.Min(n, Exponent(1)));
        var t = Vector256.MultiplyAddEstimate(p, power, power - Vector256<float>.One);
        var small = Vector256.Create((float)0.5) * (t + (t / (t + Vector256<float>.One)));
        return Vector256.CopySign(Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256<float>.One), small, large), value);
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
    public static Vector256<float> Tanh(Vector256<float> value)
    {
        // Near 0 an odd polynomial; elsewhere 1 - 2 / (exp(2a) + 1), which is 1 from 9.02 on, or 19.1 with 64 bits.
        var a = Vector256.Abs(value);
        var z = a * a;
#if FLOAT64
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
#else
        var q = Vector256.Create(0.00229274482f);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.00834394526f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0217689183f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.0539592579f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.133333042f));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.333333343f));
#endif

        var small = Vector256.MultiplyAddEstimate(q * z, a, a);

        var one = Vector256<float>.One;
        var large = one - (Vector256.Create((float)2) / (Exp(a + a) + one));
        var magnitude = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create((float)0.625)), small, large);
        return Vector256.CopySign(magnitude, value);
    }

    // exp(x) = 2^n (1 + p), the result being p, and the exponent as Exponent(n) has it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Reduce(Vector256<float> x, out Vector256<int> exponent)
    {
        // x = n ln 2 + r with |r| <= ln 2 / 2. Adding the shifter rounds to an integer, which stands in the low bits.
        var shifter = Vector256.Create(Shifter);
        var shifted = Vector256.MultiplyAddEstimate(x, Vector256.Create((float)1.4426950408889634), shifter);
        var n = shifted - shifter;
        var r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Upper), x);
        r = Vector256.MultiplyAddEstimate(n, Vector256.Create(-Ln2Rest), r);

        // exp(r) = 1 + (r + r^2 q(r))
#if FLOAT64
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
#else
        var q = Vector256.Create(0.00139262131f);
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.00836320315f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.0416665561f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.166665763f));
        q = Vector256.MultiplyAddEstimate(q, r, Vector256.Create(0.5f));
#endif

        exponent = shifted.AsInt32();
        return Vector256.MultiplyAddEstimate(q, r * r, r);
    }

    // 2^n (1 + p). The power leaves the normal range at both ends, its two halves do not; both are already biased.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scale(Vector256<float> p, Vector256<int> exponent)
    {
        var half = exponent >>> 1;
        var power = (half << (Digits - 1)).AsSingle();
        return Vector256.MultiplyAddEstimate(p, power, power) * ((exponent - half) << (Digits - 1)).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Power(Vector256<int> exponent)
    {
        return ((exponent - Vector256.Create((int)Bias)) << (Digits - 1)).AsSingle();
    }

    // As the shifter leaves it: the bits above those of the exponent are shifted out where it is used.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Exponent(int n)
    {
        return Vector256.Create(Shifter).AsInt32() + Vector256.Create(n);
    }
}
