using Surrogates.Benchmarks.Candidates;
using Surrogates.Benchmarks.Memory;

namespace Surrogates.Benchmarks.Report;

/// <summary>What the ops must reach on two threads. Nothing fails where they do not: it is told.</summary>
internal static class Requirements
{
    private const int Threads = 2;
    private const long Allocation = 256;

    // Native memory is known by the pages that are there; a twentieth of a tensor is what else moves in a process.
    private const double HeldTolerance = 0.05;

    private static readonly (long N, string Measure, string Other, double Limit)[] Ratios =
    [
        (16, Row.ATan, Row.Native, 1.3),
        (16, Row.ATan, Row.Function, 0.25),
        (16, Row.Sigmoid, Row.Function, 0.25),
        .. AtLargeSizes(Row.ATan, 1.0),
        .. AtLargeSizes(Row.Triangle, 1.0),
        .. AtLargeSizes(Row.Straight, 1.0),
        .. AtLargeSizes(Row.Round, 1.0),
        .. AtLargeSizes(Row.Sigmoid, 2.2),
        (1_000_000, Row.Sigmoid, Row.Composed, 0.4),
        (1_000_000, Row.Sigmoid, Row.Function, 0.12),
        (16_000_000, Row.ATan, Row.Native, 0.5),
        (1_000_000, Row.Forward, Row.Native, 1.0),
    ];

    private static readonly string[] OursWithOneOutput =
    [
        nameof(CandidateTable.ATan), nameof(CandidateTable.Sigmoid), nameof(CandidateTable.Triangle), nameof(CandidateTable.Straight), nameof(CandidateTable.Round),
    ];

    public static IReadOnlyList<Finding> Check(IReadOnlyList<Row> rows, IReadOnlyList<MemoryUse> uses) =>
        [.. Ratios.Select(requirement => CheckRatio(requirement, rows)), .. OursWithOneOutput.SelectMany(name => CheckMemory(name, uses))];

    private static (long N, string Measure, string Other, double Limit)[] AtLargeSizes(string measure, double limit) =>
        [(1_000_000, measure, Row.Native, limit), (4_000_000, measure, Row.Native, limit)];

    private static Finding CheckRatio((long N, string Measure, string Other, double Limit) requirement, IReadOnlyList<Row> rows)
    {
        var (n, measure, other, limit) = requirement;
        var row = rows.Single(row => row.N == n && row.Threads == Threads && row.Measure == measure && row.Other == other);
        return new(
            $"N = {Format.Count(n)}, {measure} against {other}",
            $"{Format.Ratio(limit)}x",
            $"{Format.Ratio(row)}x (half of the rounds: {Format.Ratio(row.Low)} to {Format.Ratio(row.High)})",
            row.Ratio <= limit);
    }

    private static IEnumerable<Finding> CheckMemory(string name, IReadOnlyList<MemoryUse> uses)
    {
        var ours = Find(name);
        var native = Find(nameof(CandidateTable.Native));

        // What TorchSharp allocates around every call: the dispose scope, and the call that asks for gradients.
        var around = native.PassBytes - native.ForwardBytes;
        var own = ours.PassBytes - around;
        yield return new(
            $"{name}: managed bytes of forward and backward", Format.Invariant($"{Allocation}"), Format.Invariant($"{own}, and {around} of TorchSharp around it"), own <= Allocation);

        if (ours.Held is { } held)
        {
            yield return new($"{name}: tensors held beside the output", "0.00", Format.Tensors(held - ours.Outputs), held - ours.Outputs <= HeldTolerance);
        }

        MemoryUse Find(string name) => uses.Single(use => use.Name == name);
    }
}
