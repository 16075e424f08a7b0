using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Surrogates.Numbers.Vector256Lanes;

/// <summary>The error function and its complement on 64-bit lanes.</summary>
/// <remarks>The polynomials are near-minimax fits of the formula above each of them.</remarks>
internal static class Float64ErrorFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Erf(Vector256<double> value)
    {
        var a = Vector256.Abs(value);
        var magnitude = Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256<double>.One), Small(a), Vector256<double>.One - Tail(a));
        return Vector256.CopySign(magnitude, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Erfc(Vector256<double> value)
    {
        var a = Vector256.Abs(value);
        var tail = Tail(a);
        var reflected = Vector256.ConditionalSelect(Vector256.LessThan(value, Vector256<double>.Zero), Vector256.Create(2.0) - tail, tail);
        return Vector256.ConditionalSelect(Vector256.LessThan(a, Vector256.Create(0.47)), Vector256<double>.One - Small(value), reflected);
    }

    // erf(x) = x + x q(x^2), for |x| < 1
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Small(Vector256<double> x)
    {
        var z = x * x;
        var q = Vector256.Create(-4.230945824295338e-12);
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(8.709045129053106e-11));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-1.216456005728345e-09));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(1.4792401209404813e-08));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-1.6364642158167616e-07));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(1.6462045441468418e-06));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-1.4925647567519332e-05));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.00012055332902888736));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.000854832702193483));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.0052239776254232985));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.02686617064512984));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.1128379167095512));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(-0.37612638903183754));
        q = Vector256.MultiplyAddEstimate(q, z, Vector256.Create(0.1283791670955126));
        return Vector256.MultiplyAddEstimate(q, x, x);
    }

    // erfc(a) = exp(-a^2) q(t) / (1 + 2a) with t = (a - 2) / (a + 2), which spreads a >= 0 evenly.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Tail(Vector256<double> magnitude)
    {
        var a = Vector256.MinNative(Vector256.Create(27.5), magnitude);
        var two = Vector256.Create(2.0);
        var t = (a - two) / (a + two);
        var q = Vector256.Create(-4.498845880625334e-10);
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-6.966377499558122e-09));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-1.9682932801012006e-08));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(1.0355556982683511e-08));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(1.2462817066292513e-07));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(1.5429431885974933e-07));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-2.0704759956788876e-07));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-8.42044569908468e-07));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-7.452806220729046e-07));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(1.5036456208720954e-06));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(5.252708908860738e-06));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(3.712787176401846e-06));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-1.3503999959243437e-05));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-3.64244761777777e-05));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-1.5069765277957697e-06));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(0.00015103949768486682));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(0.00020636672115237334));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.00045434088459456336));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.0014568138933825372));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(0.0012713389712163319));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(0.00872265387220286));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.008034015082710722));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.054220000991916796));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(0.16405128003344926));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.166030397615291));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(-0.09276382658574606));
        q = Vector256.MultiplyAddEstimate(q, t, Vector256.Create(1.2769783815525286));

        // The exponential magnifies what rounding takes off the square, so that it is put back. The square of the upper half is exact.
        var square = a * a;
        var upper = (a.AsInt64() & Vector256.Create(~0x7FFFFFFL)).AsDouble();
        var rest = Vector256.MultiplyAddEstimate(a - upper, a + upper, (upper * upper) - square);
        var e = Float64Exponentials.Exp(-square);
        var ratio = q / Vector256.MultiplyAddEstimate(two, a, Vector256<double>.One);
        return Vector256.MultiplyAddEstimate(-rest, ratio, ratio) * e;
    }
}
