using Surrogates.Benchmarks.Candidates;
using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Measuring;

/// <summary>Two candidates whose times are compared: one of ours and another.</summary>
internal sealed record Comparison(string Measure, Candidate Ours, string OtherName, Candidate Other)
{
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

    /// <summary>What the turns of the two say.</summary>
    public Row ToRow(long n, int threads, IReadOnlyList<Turn> ours, IReadOnlyList<Turn> other) => Rounds.Compare(Measure, ours, OtherName, other, n, threads);
}
