namespace Surrogates.Sample.Options;

/// <summary>The slopes that can be chosen.</summary>
internal static class Slope
{
    public const double Least = 1e-3;
    public const double Largest = 1e4;
}
