namespace Surrogates.Benchmarks.OverTime;

/// <summary>What the user can choose about a measurement of loops over time.</summary>
internal sealed record LoopOptions(bool Quick, bool Write, bool Check);
