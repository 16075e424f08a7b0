using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Numerics;

/// <summary>A floating type and the ends of its range.</summary>
/// <param name="Type">The type of a tensor's elements.</param>
/// <param name="Largest">The largest finite number.</param>
/// <param name="Normal">The smallest number above 0 with all of its digits.</param>
/// <param name="Smallest">The smallest number above 0.</param>
/// <param name="Extreme">How large a parameter gets; its reciprocal is how small.</param>
/// <param name="Epsilon">Half of the distance from 1 to the next number.</param>
internal sealed record FloatFormat(ScalarType Type, double Largest, double Normal, double Smallest, double Extreme, double Epsilon)
{
    public static readonly IReadOnlyList<FloatFormat> All =
    [
        new(ScalarType.Float32, float.MaxValue, 1.17549435e-38, float.Epsilon, 1e30, Math.ScaleB(1, -24)),
        new(ScalarType.Float64, double.MaxValue, 2.2250738585072014e-308, double.Epsilon, 1e240, Math.ScaleB(1, -53)),
        new(ScalarType.Float16, 65504, Math.ScaleB(1, -14), Math.ScaleB(1, -24), 16_000, Math.ScaleB(1, -11)),
        new(ScalarType.BFloat16, 3.3895313892515355e38, 1.17549435e-38, Math.ScaleB(1, -133), 1e30, Math.ScaleB(1, -8)),
    ];

    /// <summary>The largest finite number of the type that is computed in.</summary>
    public double Computed => Type == ScalarType.Float64 ? double.MaxValue : float.MaxValue;

    /// <summary>Whether the type has lanes of its own.</summary>
    public bool HasLanes => Type is ScalarType.Float32 or ScalarType.Float64;

    /// <summary>Numbers of every size, the ends of the range, infinity, and seeded random ones.</summary>
    public IReadOnlyList<double> Values
    {
        get
        {
            var random = new Random(3);
            double[] sizes = [Smallest, Normal, Math.Sqrt(Normal), 1e-3, 0.5, 1, 3.7, Math.Sqrt(Largest), Largest, double.PositiveInfinity];
            return [0, .. sizes, .. sizes.Select(static size => -size), .. Enumerable.Range(0, 3).Select(_ => (random.NextDouble() * 8) - 4)];
        }
    }

}
