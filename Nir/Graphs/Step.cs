namespace Surrogates.Exchange;

/// <summary>The length of a step.</summary>
internal static class Step
{
    public static void Require(double dt)
    {
        if (!(dt > 0 && double.IsFinite(dt)))
        {
            throw new ArgumentOutOfRangeException(nameof(dt), dt, "A step is a positive number of seconds.");
        }
    }
}
