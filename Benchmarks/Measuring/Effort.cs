namespace Surrogates.Benchmarks.Measuring;

/// <summary>How long to measure.</summary>
/// <param name="Turn">The least time that a candidate's turn takes.</param>
/// <param name="Setting">The time for all rounds of one setting: one size and one number of threads.</param>
internal sealed record Effort(TimeSpan Turn, TimeSpan Setting)
{
    public static Effort Quick { get; } = new(TimeSpan.FromMilliseconds(2), TimeSpan.FromSeconds(8));

    public static Effort Full { get; } = new(TimeSpan.FromMilliseconds(2), TimeSpan.FromSeconds(90));
}
