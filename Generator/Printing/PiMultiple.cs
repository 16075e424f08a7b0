namespace Surrogates.Generator.Printing;

/// <summary>Recognises a number as a multiple of pi, so that it is written as one.</summary>
internal static class PiMultiple
{
    // Factors beyond three decimals say less than the number itself.
    private const int Decimals = 3;

    // What is larger is a number like any other, and a multiple by chance.
    private const double LargestFactor = 1e6;

    /// <summary>The factor that, times pi, is exactly the value; null if there is none that is short.</summary>
    public static double? Of(double value)
    {
        var factor = Math.Round(value / Math.PI, Decimals);
        return factor != 0 && Math.Abs(factor) < LargestFactor && factor * Math.PI == value ? factor : null;
    }
}
