using Surrogates.Benchmarks.Measuring;

namespace Surrogates.Benchmarks.Generation;

/// <summary>One measured run, or the medians of several.</summary>
/// <param name="What">What was run, of several things that a process measures.</param>
/// <param name="Milliseconds">The processor time.</param>
/// <param name="AllocatedBytes">The managed memory that was allocated.</param>
internal sealed record Timing(string What, double Milliseconds, double AllocatedBytes)
{
    /// <summary>The size of the generated text, as UTF-8.</summary>
    public long TextBytes { get; init; }

    public long TextLines { get; init; }

    /// <summary>The first error, where the result does not compile or a tool throws.</summary>
    public string? Error { get; init; }

    /// <summary>The medians of several runs of the same, whose text is that of the last one.</summary>
    public static Timing Median(IReadOnlyList<Timing> runs) => runs[^1] with
    {
        Milliseconds = Middle(runs.Select(static run => run.Milliseconds)),
        AllocatedBytes = Middle(runs.Select(static run => run.AllocatedBytes)),
    };

    private static double Middle(IEnumerable<double> values) => Quantile.Of([.. values.Order()], 0.5);
}
