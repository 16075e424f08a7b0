namespace Surrogates.Benchmarks.Endurance;

/// <summary>What came of a trial.</summary>
/// <param name="Steps">How many steps were made.</param>
/// <param name="Wrong">How many of them gave other numbers than the first.</param>
/// <param name="Failures">What was thrown.</param>
internal sealed record Outcome(long Steps, long Wrong, IReadOnlyList<Exception> Failures);
