namespace Surrogates.Benchmarks.Measuring;

/// <summary>Some calls in a row, and how long they took together.</summary>
/// <param name="Round">The round, from 0 on.</param>
/// <param name="Calls">How many calls.</param>
/// <param name="Nanoseconds">How long they took together.</param>
/// <param name="DelayNanoseconds">How long threads had to wait for a processor meanwhile.</param>
internal readonly record struct Turn(int Round, long Calls, double Nanoseconds, double DelayNanoseconds)
{
    public double CallMicroseconds => Nanoseconds / Calls / 1000;

    /// <summary>How much of the turn somebody else used the processors that it needed.</summary>
    public double Disturbance => DelayNanoseconds / Nanoseconds;
}
