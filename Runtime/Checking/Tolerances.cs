namespace Surrogates.Checking;

/// <summary>How differences are taken, and how far derivatives may be from them.</summary>
/// <param name="Step">The step to each side.</param>
/// <param name="Absolute">How far they may differ.</param>
/// <param name="Relative">How far more, as a part of the difference.</param>
internal sealed record Tolerances(double Step, double Absolute, double Relative)
{
    public double Allowed(double numeric) => Absolute + (Relative * Math.Abs(numeric));
}
