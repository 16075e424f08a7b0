namespace Surrogates.Generator.Tests.Numerics;

/// <summary>The points at which an op is tried out.</summary>
internal static class ExtremePoints
{
    /// <summary>Grids of points, one value an operand; the numbers are the same in all points of a grid.</summary>
    public static IEnumerable<double[][]> Of(ExtremeOp op, FloatFormat format)
    {
        var points = Operands(op, format).SelectMany(point => Parameters(op, format).Select(parameters => (double[])[.. point, .. parameters]));
        int[] numbers = [.. Enumerable.Range(0, op.Operands.Count).Where(i => !op.Operands[i].IsTensor)];
        return points.GroupBy(point => string.Join(' ', numbers.Select(i => point[i]))).Select(static grid => grid.ToArray());
    }

    // All pairs of the first two; what comes after has a few values.
    private static IEnumerable<double[]> Operands(ExtremeOp op, FloatFormat format)
    {
        IEnumerable<double[]> points = [[]];
        foreach (var (operand, i) in op.Operands.Where(static operand => operand.Default is null).Select(static (operand, i) => (operand, i)))
        {
            double[] few = [0, 0.25, 1, -3, format.Largest, double.PositiveInfinity, double.NegativeInfinity];
            double[] values = [.. (operand.IsTensor && i < 2 ? format.Values : few).Where(operand.Range.Contains)];
            points = points.SelectMany(point => values.Select(value => (double[])[.. point, value]));
        }

        return points;
    }

    // One parameter at a time leaves its default.
    private static IEnumerable<double[]> Parameters(ExtremeOp op, FloatFormat format)
    {
        ExtremeOperand[] parameters = [.. op.Operands.Where(static operand => operand.Default is not null)];
        yield return [.. parameters.Select(static parameter => parameter.Default!.Value)];
        foreach (var moved in parameters)
        {
            var (low, high) = moved.Ends(moved.IsTensor ? format.Extreme : 1e30);
            foreach (var value in (double[])[low, high])
            {
                yield return [.. parameters.Select(parameter => parameter == moved ? value : parameter.Default!.Value)];
            }
        }
    }
}
