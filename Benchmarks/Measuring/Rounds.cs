using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>Compares two programs that have taken turns.</summary>
internal static class Rounds
{
    // Waking up the second thread takes some of this too.
    private const double Calm = 0.02;

    /// <summary>
    /// What the turns of the two say, of which each has one a round. Rounds that were disturbed do not count; where nearly all were,
    /// those that were disturbed least do.
    /// </summary>
    public static Row Compare(string measure, IReadOnlyList<Turn> ours, string otherName, IReadOnlyList<Turn> other, long n, int threads)
    {
        var all = ours.Zip(other).OrderBy(Disturbance).ToArray();
        var calm = all.Count(static round => Disturbance(round) <= Calm);
        var least = Math.Min(all.Length, Math.Max(Interleaving.LeastRounds, all.Length / 10));
        var rounds = all[..Math.Max(calm, least)];
        var ratios = Sorted(static round => round.Ours.CallMicroseconds / round.Other.CallMicroseconds);
        return new(measure, n, threads, Median(Sorted(static round => round.Ours.CallMicroseconds)), otherName, Median(Sorted(static round => round.Other.CallMicroseconds)), Median(ratios))
        {
            Low = Quantile.Of(ratios, 0.25),
            High = Quantile.Of(ratios, 0.75),
            IsDisturbed = calm < least,
        };

        double[] Sorted(Func<(Turn Ours, Turn Other), double> value) => [.. rounds.Select(value).Order()];
    }

    private static double Disturbance((Turn Ours, Turn Other) round) => Math.Max(round.Ours.Disturbance, round.Other.Disturbance);

    private static double Median(IReadOnlyList<double> sorted) => Quantile.Of(sorted, 0.5);
}
