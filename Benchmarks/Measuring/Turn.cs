namespace Surrogates.Benchmarks.Measuring;

/// <summary>Some calls in a row, and how long they took together.</summary>
/// <param name="Round">The round, from 0 on.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Nanoseconds">How long they took together.</param>
/// <param name="IsDisturbed">The system took a processor away from this process meanwhile.</param>
internal readonly record struct Turn(int Round, long Calls, double Nanoseconds, bool IsDisturbed = false)
{
    public double CallMicroseconds => Nanoseconds / Calls / 1000;
}
