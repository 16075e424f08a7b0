using Surrogates.Benchmarks.Candidates;
using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>Two candidates whose times are compared: one of ours and another.</summary>
internal sealed record Comparison(string Measure, Candidate Ours, string OtherName, Candidate Other)
{
    // Waking up the second thread takes some of this too.
    private const double Calm = 0.02;

    public static IReadOnlyList<Comparison> All { get; } =
    [
        new(Row.ATan, CandidateTable.ATan, Row.Native, CandidateTable.Native),
        new(Row.ATan, CandidateTable.ATan, Row.Function, CandidateTable.ATanFunction),
        new(Row.Sigmoid, CandidateTable.Sigmoid, Row.Native, CandidateTable.Native),
        new(Row.Sigmoid, CandidateTable.Sigmoid, Row.Composed, CandidateTable.Composed),
        new(Row.Sigmoid, CandidateTable.Sigmoid, Row.Function, CandidateTable.SigmoidFunction),
        new(Row.Triangle, CandidateTable.Triangle, Row.Native, CandidateTable.Native),
        new(Row.Straight, CandidateTable.Straight, Row.Native, CandidateTable.Native),
        new(Row.Round, CandidateTable.Round, Row.Native, CandidateTable.Native),
        new(Row.Neuron, CandidateTable.Neuron, Row.Native, CandidateTable.Native),
        new(Row.Neuron, CandidateTable.Neuron, Row.Composed, CandidateTable.ComposedNeuron),
        new(Row.Forward, CandidateTable.Forward, Row.Native, CandidateTable.NativeForward),
    ];

    /// <summary>
    /// What the turns of the two say, of which each has one a round. Rounds that were disturbed do not count; where nearly all were,
    /// those that were disturbed least do.
    /// </summary>
    public Row ToRow(long n, int threads, IReadOnlyList<Turn> ours, IReadOnlyList<Turn> other)
    {
        var all = ours.Zip(other).OrderBy(Disturbance).ToArray();
        var calm = all.Count(static round => Disturbance(round) <= Calm);
        var least = Math.Min(all.Length, Math.Max(Interleaving.LeastRounds, all.Length / 10));
        var rounds = all[..Math.Max(calm, least)];
        var ratios = Sorted(static round => round.Ours.CallMicroseconds / round.Other.CallMicroseconds);
        return new(Measure, n, threads, Median(Sorted(static round => round.Ours.CallMicroseconds)), OtherName, Median(Sorted(static round => round.Other.CallMicroseconds)), Median(ratios))
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
