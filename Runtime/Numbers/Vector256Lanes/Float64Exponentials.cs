using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Exponentials, logarithms and hyperbolic functions on 64-bit lanes: range reduction and polynomials.</summary>
internal static class Float64Exponentials
{
    // 1.5 * 2^52, whose last bit is worth 1, and twice the bias of an exponent.
    private const double Shifter = 6755399441055744 + (2 * 1023);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> value)
    {
        // Below the lower bound the result rounds to 0, above the upper one to infinity. NaN passes as the second argument.
        var x = Vector256.MinNative(Vector256.Create(711.0), Vector256.MaxNative(Vector256.Create(-746.0), value));
        var p = Reduce(x, out var n);
        return Scale(p, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Expm1(Vector256<double> value)
    {
        // 2^n p + (2^n - 1): there is nothing to cancel, since 2^n - 1 is exact. Far up, the 1 does not count.
        var x = Vector256.MinNative(Vector256.Create(711.0), Vector256.MaxNative(Vector256.Create(-40.0), value));
        var p = Reduce(x, out var n);
        var last = Exponent(53);
        var power = Power(Vector256.Min(n, last));
        var near = Vector256.MultiplyAddEstimate(p, power, power - Vector256<double>.One);
        var far = Scale(p, n);
        return Vector256.CopySign(Vector256.ConditionalSelect(Vector256.GreaterThan(n, last).AsDouble(), far, near), value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cosh(Vector256<double> value)
    {
        // h = exp(a) / 2 is finite wherever the result is.
        var x = Vector256.MinNative(Vector256.Create(711.0), Vector256.Abs(value));
        var p = Reduce(x, out var n);
        var h = Scale(p, n - Vector256<long>.One);
        return h + (Vector256.Create(0.25) / h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sinh(Vector256<double> value)
    {
        // Below 1 from exp(a) - 1, which does not cancel.
        var a = Vector256.Abs(value);
        var x = Vector256.MinNative(Vector256.Create(711.0), a);
        var p = Reduce(x, out var n);
        var h = Scale(p, n - Vector256<long>.One);
        var large = h - (Vector256.Create(0.25) / h);
        var power = Power(Vector256.Min(n, Exponent(1)));
        var t = Vector256.MultiplyAddEstimate(p, power, power - Vector256<double>.One);
        var small = Vector256.Create(0.5) * (t + (t / (t + Vector256<double>.One)));
        return Vector256.CopySign(Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256<double>.One), small, large), value);
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

    // exp(x) = 2^n (1 + p), the result being p, and the exponent as Exponent(n) has it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Reduce(Vector256<double> x, out Vector256<long> exponent)
    {
        // x = n ln 2 + r with |r| <= ln 2 / 2. Adding the shifter rounds to an integer, which stands in the low bits.
        var shifter = Vector256.Create(Shifter);
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
        exponent = shifted.AsInt64();
        return Vector256.MultiplyAddEstimate(q, r * r, r);
    }

    // 2^n (1 + p). The power leaves the normal range at both ends, its two halves do not; both are already biased.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Scale(Vector256<double> p, Vector256<long> exponent)
    {
        var half = exponent >>> 1;
        var power = (half << 52).AsDouble();
        return Vector256.MultiplyAddEstimate(p, power, power) * ((exponent - half) << 52).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Power(Vector256<long> exponent)
    {
        return ((exponent - Vector256.Create(1023L)) << 52).AsDouble();
    }

    // As the shifter leaves it: the bits above those of the exponent are shifted out where it is used.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Exponent(long n)
    {
        return Vector256.Create(Shifter).AsInt64() + Vector256.Create(n);
    }
}
