namespace Surrogates.Benchmarks.Report;

/// <summary>What was measured of something that must be reached.</summary>
internal sealed record Finding(string What, string Limit, string Measured, bool IsMet);
