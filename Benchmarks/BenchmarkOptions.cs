namespace Surrogates.Benchmarks;

/// <summary>What the user can choose about a measurement.</summary>
internal sealed record BenchmarkOptions(bool Quick, bool Write, string? Csv, bool Check);
