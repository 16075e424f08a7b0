using static TorchSharp.torch;

namespace Surrogates.Sample.Catalogue;

/// <summary>Values and derivatives of an op of one variable, as it computes them itself.</summary>
internal static class OpCurve
{
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

    public static double[] Between(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)))];
}
