using Surrogates.Benchmarks.Report;

namespace Surrogates.Benchmarks.Generation;

/// <summary>What the generator must reach. Nothing fails where it does not: it is told.</summary>
internal static class GenerationRequirements
{
    private const double ExampleMilliseconds = 1000;
    private const double KeystrokeMilliseconds = 100;

    // The lines around the mathematics are there once, numbers get longer, and so do names.
    private const double Proportion = 1.25;

    public static IReadOnlyList<Finding> Check(GenerationResults results) =>
    [
        .. Examples.All.Select(example => CheckTime(example, results.Examples)),
        .. Examples.All.Select(example => CheckGradientCheck(example, results.Examples)),
        .. Examples.All.Select(example => CheckText(example, results.Examples)),
        .. from row in results.Tools
           where row.Tool != IdleAnalyzer.Name
           from situation in ProjectMeasurement.Situations
           where situation != ProjectMeasurement.Whole
           select CheckKeystroke(row, situation, results.Tools),
    ];

    private static Finding CheckTime(Example example, IReadOnlyList<ExampleRow> rows)
    {
        var row = Required(example, rows);
        var time = row.Generated is { } generated ? TimeText.Of(generated.Milliseconds) : null;
        return new(
            Format.Invariant($"{example.Name}, {example.Required:N0}"),
            TimeText.Of(ExampleMilliseconds),
            (time, row.Failure) switch
            {
                ({ }, { } failure) => $"{time}, but the result: {failure}",
                _ => time ?? row.Failure ?? "not measured",
            },
            row.Compiles && row.Generated?.Milliseconds <= ExampleMilliseconds);
    }

    private static Finding CheckGradientCheck(Example example, IReadOnlyList<ExampleRow> rows)
    {
        var row = Required(example, rows);
        return new(
            Format.Invariant($"{example.Name}, {example.Required:N0}: gradient check"),
            TimeText.Of(ExampleMilliseconds),
            row.Checked is { } timing ? timing.Error ?? TimeText.Of(timing.Milliseconds) : row.Failure ?? "not measured",
            row.Checked is { Error: null, Milliseconds: <= ExampleMilliseconds });
    }

    private static ExampleRow Required(Example example, IReadOnlyList<ExampleRow> rows) =>
        rows.Single(row => row.Example == example.Name && row.Size == example.Required);

    // From each size to the next, the text grows no faster than the size.
    private static Finding CheckText(Example example, IReadOnlyList<ExampleRow> rows)
    {
        var sizes = rows.Where(row => row.Example == example.Name).OrderBy(static row => row.Size).ToArray();
        var shares = sizes.Select(static row => row.Generated is { } generated ? generated.TextBytes / (double)row.Size : double.NaN).ToArray();
        var growth = shares.Zip(shares.Skip(1), static (smaller, larger) => larger / smaller).DefaultIfEmpty(double.NaN).ToArray();

        // Max would hide what is not a number from the last of them on.
        var most = growth.Any(double.IsNaN) ? double.NaN : growth.Max();
        return new(
            $"{example.Name}: text for each, from a size to the next",
            $"{Format.Ratio(Proportion)}x",
            double.IsNaN(most) ? "not all sizes are measured" : $"{Format.Ratio(most)}x",
            most <= Proportion);
    }

    private static Finding CheckKeystroke(ToolRow row, string situation, IReadOnlyList<ToolRow> rows)
    {
        // What the compiler does for any analyzer is not the analyzer's. On a busy machine the difference can be below nothing: both are told.
        var without = row.Tool == GeneratorTool.ToolName ? null : rows.Single(static row => row.Tool == IdleAnalyzer.Name)[situation];
        var measured = row[situation];
        return new(
            $"{row.Tool}, {situation}",
            TimeText.Of(KeystrokeMilliseconds),
            (measured, without) switch
            {
                (null, _) => row.Failure ?? "not measured",
                (_, null) => TimeText.Of(measured.Milliseconds),
                _ => $"{TimeText.Of(measured.Milliseconds)}, {TimeText.Of(without.Milliseconds)} without it",
            },
            measured?.Milliseconds - (without?.Milliseconds ?? 0) <= KeystrokeMilliseconds);
    }
}
