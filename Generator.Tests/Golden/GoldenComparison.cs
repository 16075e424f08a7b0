namespace Surrogates.Generator.Tests.Golden;

/// <summary>Compares what was computed with what a library computed.</summary>
internal static class GoldenComparison
{
    /// <summary>Fails where a value or a gradient is another one.</summary>
    /// <param name="group">The function.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="values">What was computed for them.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="how">How it was computed.</param>
    public static void Check(GoldenGroup group, IReadOnlyList<GoldenRow> rows, double[] values, double[] gradients, string how)
    {
        var size = group.Rows.Where(static row => double.IsFinite(row.GradX)).Max(static row => Math.Abs(row.GradX));
        for (var i = 0; i < rows.Count; i++)
        {
            var tolerance = Tolerance(group, rows[i].X) * Math.Max(1, size);
            string Where() => $"{group} {how} at x = {rows[i].X:R}, gradient {rows[i].GradOutput:R}";
            Harness.Check.That(
                rows[i].Y is not { } expected || Math.Abs(values[i] - expected) <= tolerance,
                $"{Where()}: y = {values[i]:R}, not {rows[i].Y:R}");
            Harness.Check.That(double.IsFinite(gradients[i]), $"{Where()}: dx = {gradients[i]:R}");
            Harness.Check.That(
                !double.IsFinite(rows[i].GradX) || Math.Abs(gradients[i] - rows[i].GradX) <= tolerance,
                $"{Where()}: dx = {gradients[i]:R}, not {rows[i].GradX:R}");
        }
    }

    // 1e-12 and 2e-6 are roundings of each type. The exceptions: functions that the library computes with numbers in single
    // precision whatever the type, and the argument reduction of cosines in single precision.
    private static double Tolerance(GoldenGroup group, double x)
    {
        if (group.IsSingle)
        {
            return group.Function.StartsWith("SquarewaveFourierSeries", StringComparison.Ordinal) && Math.Abs(x) > 10 ? 1e-3 : 2e-6;
        }

        var isSingleInside = group.Peer == "snntorch"
            || (group.Peer == "norse" && group.Function == "threshold.heavi_erfc")
            || (group.Peer == "sinabs" && group.Function.EndsWith("Gaussian", StringComparison.Ordinal));
        return isSingleInside ? 1e-6 : 1e-12;
    }
}
