namespace Surrogates.Checking;

/// <summary>A gradient is not the slope of its function. The message says where.</summary>
/// <param name="report">What was compared.</param>
public sealed class GradientCheckException(GradientReport report) : Exception(report.ToString())
{
    /// <summary>What was compared, and what came of it.</summary>
    public GradientReport Report { get; } = report;
}
