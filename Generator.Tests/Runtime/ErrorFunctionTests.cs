namespace Surrogates.Generator.Tests.Runtime;

/// <summary>
/// The references that <see cref="Math"/> does not have, against values that were computed with sixty digits (mpmath 1.2.1).
/// </summary>
public sealed class ErrorFunctionTests
{
    public static TheoryData<double, double, double> Values => new()
    {
        { 1e-300, 1.1283791670955126e-300, 1.0 },
        { 1e-09, 1.1283791670955127e-09, 0.9999999988716208 },
        { 0.1, 0.1124629160182849, 0.887537083981715 },
        { 0.25, 0.27632639016823696, 0.7236736098317631 },
        { 0.5, 0.5204998778130465, 0.4795001221869535 },
        { 0.84, 0.7651427114549945, 0.23485728854500548 },
        { 0.85, 0.7706680576083526, 0.22933194239164748 },
        { 1.0, 0.8427007929497149, 0.15729920705028513 },
        { 1.2, 0.9103139782296353, 0.08968602177036464 },
        { 1.3, 0.9340079449406524, 0.06599205505934755 },
        { 2.0, 0.9953222650189527, 0.004677734981047266 },
        { 2.8, 0.9999249868053346, 7.501319466545911e-05 },
        { 2.9, 0.9999589021219005, 4.109787809945886e-05 },
        { 3.5, 0.9999992569016276, 7.430983723414128e-07 },
        { 5.0, 0.9999999999984626, 1.537459794428035e-12 },
        { 5.9, 0.9999999999999999, 7.190409783550478e-17 },
        { 7.0, 1.0, 4.183825607779414e-23 },
        { 10.0, 1.0, 2.088487583762545e-45 },
        { 15.0, 1.0, 7.212994172451207e-100 },
        { 20.0, 1.0, 5.395865611607901e-176 },
        { 26.0, 1.0, 5.663192408856143e-296 },
    };

    public static TheoryData<double, double, double> NearZeroValues => new()
    {
        { 1e-300, 1e-300, 1e-300 },
        { -1e-17, -1e-17, -1e-17 },
        { 1e-12, 1.0000000000005e-12, 9.999999999995e-13 },
        { -3e-09, -2.9999999955e-09, -3.0000000045e-09 },
        { 1e-05, 1.0000050000166668e-05, 9.999950000333332e-06 },
        { -0.01, -0.009950166250831947, -0.010050335853501442 },
        { 0.1, 0.10517091807564763, 0.09531017980432487 },
        { -0.3, -0.2591817793182821, -0.35667494393873234 },
        { 0.5, 0.6487212707001282, 0.4054651081081644 },
        { -0.9, -0.5934303402594009, -2.302585092994046 },
        { 0.99, 1.6912344723492623, 0.688134638736401 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void ErfAndErfc(double x, double erf, double erfc)
    {
        Assert.InRange(Ulps.Of(erf, RealFunctions.Reference("Erf", x)), 0, 1);
        Assert.InRange(Ulps.Of(-erf, RealFunctions.Reference("Erf", -x)), 0, 1);
        Assert.InRange(Ulps.Of(erfc, RealFunctions.Reference("Erfc", x)), 0, 2);
        Assert.InRange(Ulps.Of(1 + erf, RealFunctions.Reference("Erfc", -x)), 0, 1);
    }

    [Theory]
    [MemberData(nameof(NearZeroValues))]
    public void Expm1AndLog1p(double x, double expm1, double log1p)
    {
        Assert.InRange(Ulps.Of(expm1, RealFunctions.Reference("Expm1", x)), 0, 2);
        Assert.InRange(Ulps.Of(log1p, RealFunctions.Reference("Log1p", x)), 0, 2);
    }
}
