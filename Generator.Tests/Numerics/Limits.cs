using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>The derivatives of an op by its operands, as they are without overflow; NaN where there is no limit, none for a number.</summary>
internal sealed record Limits(double[][] Gradients)
{
    public static Limits Of(ExtremeOp op, object[] arguments, FloatFormat format)
    {
        var values = arguments.Select(static argument => argument is Tensor tensor ? Doubles(tensor) : null).ToArray();

        double[] numbers = [.. arguments.Select(static argument => argument as double? ?? 0)];
        Wide.Largest = format.Computed;
        var (near, far) = (Run(Wide.Beyond), Run(Wide.Beyond * Wide.Beyond));
        return new([.. near.Zip(far, static (a, b) => a.Zip(b, static (a, b) => Close(a, b) ? b : double.NaN).ToArray())]);

        // The first operand goes to infinity; the others are there.
        double[][] Run(Wide infinity)
        {
            var operands = values.Select((column, i) => column is null ? null : Wides(column.Select(value =>
                i == 0 && double.IsInfinity(value) ? Math.Sign(value) * infinity : (Wide)value))).ToArray();
            var ones = Wides(values[0]!.Select(static _ => (Wide)1));
            return [.. op.Limit.Backward(operands, numbers, ones).Select(static results => (results ?? []).Select(static result => result.ToDouble()).ToArray())];
        }
    }

    public static double[] Doubles(Tensor tensor) => tensor.detach().to(ScalarType.Float64).data<double>().ToArray();

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(b));

    private static Wide[] Wides(IEnumerable<Wide> values)
    {
        var array = values.ToArray();
        var pinned = WideFunction.Pinned(array.Length);
        array.CopyTo(pinned, 0);
        return pinned;
    }
}
