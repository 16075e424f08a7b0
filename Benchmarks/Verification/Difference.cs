using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Verification;

/// <summary>Compares float32 results with a float64 reference.</summary>
internal static class Difference
{
    // A handful of float32 roundings of 6e-8 each, and exp of up to 24, which magnifies one of them by that much.
    private const double Relative = 1e-5;

    // 1 - s in float32 keeps an absolute error of 6e-8 where s is near 1. Torch's own operations are measured too.
    private const double Absolute = 1e-6;

    /// <summary>What is wrong, or null.</summary>
    public static string? Find(Tensor expected, Tensor actual)
    {
        if (actual.dtype != ScalarType.Float32 || !actual.shape.SequenceEqual(expected.shape))
        {
            return $"is {actual.dtype} of [{string.Join(", ", actual.shape)}], not Float32 of [{string.Join(", ", expected.shape)}]";
        }

        using var scope = NewDisposeScope();
        var size = expected.abs();
        var error = (actual.detach().to(ScalarType.Float64) - expected).abs();
        // Not "error > allowed": that is false for NaN.
        var wrong = (error <= ((size * Relative) + (size.max() * Absolute))).logical_not().nonzero();
        if (wrong.shape[0] == 0)
        {
            return null;
        }

        var first = wrong[0, 0].item<long>();
        return FormattableString.Invariant(
            $"{wrong.shape[0]} elements are wrong; element {first} is {actual[first].item<float>():R}, not {expected[first].item<double>():R}");
    }
}
