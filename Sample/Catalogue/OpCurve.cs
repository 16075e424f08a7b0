using static TorchSharp.torch;

namespace Surrogates.Sample.Catalogue;

/// <summary>Values and derivatives of an op of one variable, as it computes them itself.</summary>
internal static class OpCurve
{
    private const int Samples = 1601;

    // So that the end of a window is within the range.
    private const double Margin = 1.1;

    // Where a derivative is less than this part of its largest, there is little to see.
    private const double Visible = 0.05;

    private static readonly double[] Ranges = [0.1, 0.2, 0.5, 1, 2, 4];

    public static double[] Values(Func<Tensor, Tensor> op, IEnumerable<double> points)
    {
        using var scope = NewDisposeScope();
        using var inference = no_grad();
        return op(tensor(points.ToArray())).data<double>().ToArray();
    }

    public static double[] Derivatives(Func<Tensor, Tensor> op, IEnumerable<double> points)
    {
        using var scope = NewDisposeScope();
        var u = tensor(points.ToArray(), requires_grad: true);
        op(u).sum().backward();
        return u.grad!.data<double>().ToArray();
    }

    /// <summary>How far from 0 there is something to see of the derivative.</summary>
    public static double RangeOf(Func<Tensor, Tensor> op)
    {
        var points = Between(-Ranges[^1], Ranges[^1], Samples);
        var derivatives = Derivatives(op, points);
        var least = Visible * derivatives.Max(Math.Abs);
        var farthest = points.Zip(derivatives).Where(point => Math.Abs(point.Second) > least).Max(static point => Math.Abs(point.First));
        return Ranges.FirstOrDefault(range => range >= Margin * farthest, Ranges[^1]);
    }

    public static double[] Between(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)))];
}
