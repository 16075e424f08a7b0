namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Errors in units in the last place of the result.</summary>
internal static class Ulps
{
    public static double Of(double exact, float actual)
    {
        var rounded = (float)exact;
        if (rounded.Equals(actual))
        {
            return 0;
        }

        // Between the largest float and infinity both may be right.
        var unit = float.IsFinite(rounded) && float.IsFinite(actual) ? MathF.BitIncrement(Math.Abs(rounded)) - Math.Abs(rounded) : 0;
        return unit > 0 && float.IsFinite(unit) ? Math.Abs(exact - actual) / unit : Math.Abs(exact) > float.MaxValue * 0.9999999 ? 0 : double.PositiveInfinity;
    }

    public static double Of(double exact, double actual)
    {
        if (exact.Equals(actual))
        {
            return 0;
        }

        var unit = Math.BitIncrement(Math.Abs(exact)) - Math.Abs(exact);
        return double.IsFinite(actual) && unit > 0 && double.IsFinite(unit) ? Math.Abs(exact - actual) / unit : double.PositiveInfinity;
    }
}
