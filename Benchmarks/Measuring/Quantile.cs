namespace Surrogates.Benchmarks.Measuring;

/// <summary>Quantiles of sorted values, linear between two of them.</summary>
internal static class Quantile
{
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        var position = share * (sorted.Count - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
