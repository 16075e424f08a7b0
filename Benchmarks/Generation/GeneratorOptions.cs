namespace Surrogates.Benchmarks.Generation;

/// <summary>What the user can choose about a measurement of the generator.</summary>
internal sealed record GeneratorOptions(bool Write, bool Check);
