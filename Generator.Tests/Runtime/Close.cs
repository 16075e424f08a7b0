using Surrogates.Generator.Tests.Harness;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Comparison of tensors, with the position of the worst element in the message.</summary>
internal static class Close
{
    public static void Assert(Tensor expected, Tensor actual, string what)
    {
        Xunit.Assert.Equal(expected.shape, actual.shape);

        // A few roundings of the wide types; the narrow ones are rounded once, by half a unit in the last place.
        var tolerance = actual.dtype switch
        {
            torch.ScalarType.Float64 => 1e-11,
            torch.ScalarType.Float32 => 1e-5,
            torch.ScalarType.Float16 => 1.01 / (1 << 11),
            _ => 1.01 / (1 << 8),
        };
        var left = Values(expected);
        var right = Values(actual);
        var scale = left.Length == 0 ? 1 : Math.Max(1, left.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max());
        for (var i = 0; i < left.Length; i++)
        {
            var same = left[i].Equals(right[i]) || Math.Abs(left[i] - right[i]) <= tolerance * Math.Max(Math.Abs(left[i]), 0.1 * scale);
            Check.That(same, $"{what}: element {i} is {right[i]:R}, not {left[i]:R}");
        }
    }

    public static double[] Values(Tensor tensor)
    {
        return tensor.numel() == 0 ? [] : tensor.detach().to(torch.float64).contiguous().data<double>().ToArray();
    }
}
