namespace Surrogates.Numbers;

/// <summary>
/// The error function and its complement, in double precision; the error is below one unit in the last place (erfc: below two).
/// </summary>
/// <remarks>
/// The rational approximations, and the split of the exponent that keeps erfc accurate, are those of s_erf.c in
/// FreeBSD's msun: Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems,
/// Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice
/// is preserved.
/// </remarks>
internal static class ErrorFunction
{
    private static readonly double[] SmallNumerator =
        [1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02, -5.77027029648944159157e-03, -2.37630166566501626084e-05];

    private static readonly double[] SmallDenominator =
        [1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03, 1.32494738004321644526e-04, -3.96022827877536812320e-06];

    // erf(1), rounded to 24 bits.
    private const double AtOne = 8.45062911510467529297e-01;

    private static readonly double[] MiddleNumerator =
    [
        -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01, 3.18346619901161753674e-01,
        -1.10894694282396677476e-01, 3.54783043256182359371e-02, -2.16637559486879084300e-03,
    ];

    private static readonly double[] MiddleDenominator =
    [
        1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02,
        1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02,
    ];

    private static readonly double[] LargeNumerator =
    [
        -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01, -6.23753324503260060396e+01,
        -1.62396669462573470355e+02, -1.84605092906711035994e+02, -8.12874355063065934246e+01, -9.81432934416914548592e+00,
    ];

    private static readonly double[] LargeDenominator =
    [
        1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02, 6.45387271733267880336e+02,
        4.29008140027567833386e+02, 1.08635005541779435134e+02, 6.57024977031928170135e+00, -6.04244152148580987438e-02,
    ];

    private static readonly double[] TailNumerator =
    [
        -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01, -1.60636384855821916062e+02,
        -6.37566443368389627722e+02, -1.02509513161107724954e+03, -4.83519191608651397019e+02,
    ];

    private static readonly double[] TailDenominator =
    [
        1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03,
        3.19985821950859553908e+03, 2.55305040643316442583e+03, 4.74528541206955367215e+02, -2.24409524465858183362e+01,
    ];

    public static double Erf(double x)
    {
        var a = Math.Abs(x);
        if (double.IsNaN(x) || a < 0.84375)
        {
            return x + (x * SmallRatio(x * x));
        }

        var value = a < 1.25 ? AtOne + MiddleRatio(a - 1) : a < 6 ? 1 - Tail(a) : 1;
        return x < 0 ? -value : value;
    }

    public static double Erfc(double x)
    {
        var a = Math.Abs(x);
        if (double.IsNaN(x) || a < 0.84375)
        {
            var correction = x * SmallRatio(x * x);
            return x < 0.25 ? 1 - (x + correction) : 0.5 - (x - 0.5 + correction);
        }

        if (a < 1.25)
        {
            var correction = MiddleRatio(a - 1);
            return x < 0 ? 1 + AtOne + correction : 1 - AtOne - correction;
        }

        if (x < -6)
        {
            return 2;
        }

        return x > 28 ? 0 : x < 0 ? 2 - Tail(a) : Tail(a);
    }

    // erf(x) = x + x P(x^2) / Q(x^2)
    private static double SmallRatio(double z) => Polynomial(SmallNumerator, z) / Polynomial(SmallDenominator, z);

    // erf(x) = erf(1) + P(x - 1) / Q(x - 1)
    private static double MiddleRatio(double s) => Polynomial(MiddleNumerator, s) / Polynomial(MiddleDenominator, s);

    // erfc(x) = exp(-x^2 - 0.5625 + P(1 / x^2) / Q(1 / x^2)) / x. The square of the upper half of x is exact.
    private static double Tail(double a)
    {
        var s = 1 / (a * a);
        var ratio = a < 1 / 0.35
            ? Polynomial(LargeNumerator, s) / Polynomial(LargeDenominator, s)
            : Polynomial(TailNumerator, s) / Polynomial(TailDenominator, s);
        var upper = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(a) >> 32) << 32);
        return Math.Exp((-upper * upper) - 0.5625) * Math.Exp(((upper - a) * (upper + a)) + ratio) / a;
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
