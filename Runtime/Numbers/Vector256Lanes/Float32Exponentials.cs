using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>Exponentials, logarithms and hyperbolic functions on 32-bit lanes: range reduction and polynomials.</summary>
internal static class Float32Exponentials
{
    // 1.5 * 2^23, whose last bit is worth 1, and twice the bias of an exponent.
    private const float Shifter = 12582912 + (2 * 127);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> value)
    {
        // Below the lower bound the result rounds to 0, above the upper one to infinity. NaN passes as the second argument.
        var x = Vector256.MinNative(Vector256.Create(90f), Vector256.MaxNative(Vector256.Create(-105f), value));
        var p = Reduce(x, out var n);
        return Scale(p, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> value)
    {
        // 2^n p + (2^n - 1): there is nothing to cancel, since 2^n - 1 is exact. Far up, the 1 does not count.
        var x = Vector256.MinNative(Vector256.Create(90f), Vector256.MaxNative(Vector256.Create(-20f), value));
        var p = Reduce(x, out var n);
        var last = Exponent(24);
        var power = Power(Vector256.Min(n, last));
        var near = Vector256.MultiplyAddEstimate(p, power, power - Vector256<float>.One);
        var far = Scale(p, n);
        return Vector256.CopySign(Vector256.ConditionalSelect(Vector256.GreaterThan(n, last).AsSingle(), far, near), value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Cosh(Vector256<float> value)
    {
        // h = exp(a) / 2 is finite wherever the result is.
        var x = Vector256.MinNative(Vector256.Create(90f), Vector256.Abs(value));
        var p = Reduce(x, out var n);
        var h = Scale(p, n - Vector256<int>.One);
        return h + (Vector256.Create(0.25f) / h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sinh(Vector256<float> value)
    {
        // Below 1 from exp(a) - 1, which does not cancel.
        var a = Vector256.Abs(value);
        var x = Vector256.MinNative(Vector256.Create(90f), a);
        var p = Reduce(x, out var n);
        var h = Scale(p, n - Vector256<int>.One);
        var large = h - (Vector256.Create(0.25f) / h);
        var power = Power(Vector256.Min(n, Exponent(1)));
        var t = Vector256.MultiplyAddEstimate(p, power, power - Vector256<float>.One);
        var small = Vector256.Create(0.5f) * (t + (t / (t + Vector256<float>.One)));
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

    // exp(x) = 2^n (1 + p), the result being p, and the exponent as Exponent(n) has it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Reduce(Vector256<float> x, out Vector256<int> exponent)
    {
        // x = n ln 2 + r with |r| <= ln 2 / 2. Adding the shifter rounds to an integer, which stands in the low bits.
        var shifter = Vector256.Create(Shifter);
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
        exponent = shifted.AsInt32();
        return Vector256.MultiplyAddEstimate(q, r * r, r);
    }

    // 2^n (1 + p). The power leaves the normal range at both ends, its two halves do not; both are already biased.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scale(Vector256<float> p, Vector256<int> exponent)
    {
        var half = exponent >>> 1;
        var power = (half << 23).AsSingle();
        return Vector256.MultiplyAddEstimate(p, power, power) * ((exponent - half) << 23).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Power(Vector256<int> exponent)
    {
        return ((exponent - Vector256.Create(127)) << 23).AsSingle();
    }

    // As the shifter leaves it: the bits above those of the exponent are shifted out where it is used.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Exponent(int n)
    {
        return Vector256.Create(Shifter).AsInt32() + Vector256.Create(n);
    }
}
