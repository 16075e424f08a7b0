using static Surrogates.Hard;
using static Surrogates.Shape;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Ops with numbers in every place where they decide, limit or have a range.</summary>
internal static partial class NumberOps
{
    [Surrogate(StrictStep)]
    public static partial Tensor Above(Tensor x, double threshold);

    [Surrogate(Less)]
    public static partial Tensor Below(Tensor x, double threshold);

    [Surrogate(Clamp)]
    public static partial Tensor Limited(Tensor x, double low, double high);

    [Surrogate]
    public static partial Tensor Least(Tensor x, double most);

    [Surrogate]
    public static partial Tensor Compared(Tensor x, double other);

    [Surrogate]
    public static partial Tensor Scaled(Tensor x, double factor);

    [Surrogate(Step, ATan, k: 2)]
    public static partial Tensor Learned(Tensor x, Tensor threshold);

    [Surrogate(Step)]
    public static partial Tensor Steep(Tensor x, double k);

    [Surrogate]
    public static partial Tensor Scalar(Tensor x, double threshold, double k);

    [Surrogate(Round)]
    public static partial Tensor Rounded(Tensor x, double step);

    [Surrogate(Quantize, Min = -8, Max = 7)]
    public static partial Tensor Quantized(Tensor x, double scale);

    [Surrogate(MultiSpike)]
    public static partial Tensor Counted(Tensor x, double threshold);

    [Surrogate(Step, Window, Soft = true)]
    public static partial Tensor SoftWindow(Tensor x, double k);

    [Surrogate(Step, Rectangle, Leak = 0.5)]
    public static partial Tensor Rectangular(Tensor x, double k);

    [Surrogate(Step, Rectangle, Leak = 0.5, Soft = true)]
    public static partial Tensor SoftRectangle(Tensor x, double k);

    [Surrogate]
    public static partial Tensor Bounded(Tensor x);

    private static double Bounded(double x) => Math.Clamp(x, -1e300, 1e300) * 1e300;

    private static double Least(double x, double most) => Math.Min(x, most);

    private static double Compared(double x, double other) => x == other ? 2 * x : 3 * x;

    private static double Scaled(double x, double factor) => x * factor;

    private static double Scalar(double x, double threshold, double k) => Surrogate.Step(x - threshold, Triangle, k);
}
