using Surrogates.Benchmarks.Memory;

namespace Surrogates.Benchmarks.Report;

/// <summary>The tables that are printed and written.</summary>
internal static class Tables
{
    public const string Legend =
        "Ours divided by the other, forward and backward: below 1 ours is faster. Medians over the rounds; a column for each number of elements. " +
        "Where a ~ is, other work on the machine disturbed nearly all rounds, and the number is worth little.";

    /// <summary>The ratios: a line for each comparison and number of threads, a column for each size.</summary>
    public static TextTable Ratios(IReadOnlyList<Row> rows) => Grid(rows, static row => Format.Ratio(row));

    /// <summary>The times behind the ratios: ours / other, in microseconds.</summary>
    public static TextTable Times(IReadOnlyList<Row> rows) =>
        Grid(rows, static row => $"{Format.Time(row.OursMicroseconds)} / {Format.Time(row.OtherMicroseconds)}");

    public static TextTable Memory(IReadOnlyList<MemoryUse> uses)
    {
        var table = new TextTable(1, "candidate", "managed bytes", "of them forward", "tensors held", "tensors at peak");
        foreach (var use in uses)
        {
            table.Add(use.Name, Format.Invariant($"{use.PassBytes}"), Format.Invariant($"{use.ForwardBytes}"), Format.Tensors(use.Held), Format.Tensors(use.Peak));
        }

        return table;
    }

    public static TextTable Findings(IReadOnlyList<Finding> findings)
    {
        var table = new TextTable(4, "line", "limit", "measured", "");
        foreach (var finding in findings)
        {
            table.Add(finding.What, finding.Limit, finding.Measured, finding.IsMet ? "reached" : "falls short");
        }

        return table;
    }

    private static TextTable Grid(IReadOnlyList<Row> rows, Func<Row, string> cell)
    {
        var sizes = rows.Select(static row => row.N).Distinct().Order().ToArray();
        var table = new TextTable(3, ["ours", "against", "threads", .. sizes.Select(Format.Count)]);
        foreach (var line in rows.GroupBy(static row => (row.Measure, row.Other, row.Threads)))
        {
            var cells = sizes.Select(n => line.FirstOrDefault(row => row.N == n) is { } row ? cell(row) : "-");
            table.Add([line.Key.Measure, line.Key.Other, Format.Invariant($"{line.Key.Threads}"), .. cells]);
        }

        return table;
    }
}
