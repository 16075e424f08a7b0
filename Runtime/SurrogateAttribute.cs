namespace Surrogates;

/// <summary>
/// Has the body of a partial method generated: a custom autograd function that runs a hard operation forward
/// and the gradient of a smooth stand-in backward.
/// </summary>
/// <example>
/// <code>
/// using static Surrogates.Hard;
/// using static Surrogates.Shape;
///
/// static partial class Ops
/// {
///     [Surrogate(Step, k: 100, Clip: 1)]
///     public static partial torch.Tensor Ge(torch.Tensor x, float threshold);
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
#pragma warning disable IDE1006 // The annotation is written with k: and Clip:, spelled exactly so.
public sealed class SurrogateAttribute : GradientAttribute
{
    /// <summary>Annotates a method that is a hard operation of the catalogue.</summary>
    /// <param name="op">The hard operation that runs forward.</param>
    /// <param name="shape">The surrogate whose derivative runs backward; left out, the usual one of <paramref name="op"/>.</param>
    /// <param name="k">The steepness of the surrogate, positive; left out, the default of <paramref name="shape"/>.</param>
    /// <param name="Clip">The gradient is clamped to [-Clip, Clip] at the side that <see cref="ClipAt"/> names; left out, it is not clamped.</param>
    public SurrogateAttribute(Hard op, Shape shape = Shape.Default, double k = double.NaN, double Clip = double.PositiveInfinity)
        : this(shape, k, Clip) => Op = op;

    /// <summary>
    /// Annotates a method that computes, for each element, what a scalar method of the same name computes: one with
    /// <see cref="float"/> or <see cref="double"/> in place of the tensors. The generator differentiates that method.
    /// </summary>
    /// <param name="shape">The surrogate of the functions of <see cref="Surrogate"/> that name none; left out, the usual one of each.</param>
    /// <param name="k">The steepness of the surrogate, positive; left out, the default of <paramref name="shape"/>.</param>
    /// <param name="Clip">The gradient is clamped to [-Clip, Clip] at the side that <see cref="ClipAt"/> names; left out, it is not clamped.</param>
    public SurrogateAttribute(Shape shape = Shape.Default, double k = double.NaN, double Clip = double.PositiveInfinity)
        : base(shape, k, Clip)
    {
    }
#pragma warning restore IDE1006

    /// <summary>The hard operation that runs forward; null where a scalar method does.</summary>
    public Hard? Op { get; }

    /// <summary>
    /// The name of the scalar method that the op is made from; that of the annotated method when left out. One scalar method can so be
    /// that of several ops, of a single step and of a loop over time.
    /// </summary>
    public string? Twin { get; set; }

    /// <summary>The value at the threshold, from -1 to 1: of <see cref="Hard.Sign"/>.</summary>
    public double AtZero { get; set; }

    /// <summary>The lowest level, in steps: of <see cref="Hard.Quantize"/>; the lowest value: of <see cref="Hard.KBitQuantize"/>.</summary>
    public double Min { get; set; }

    /// <summary>The highest level, in steps: of <see cref="Hard.Quantize"/> and <see cref="Hard.MultiSpike"/>; the highest value: of <see cref="Hard.KBitQuantize"/>.</summary>
    public double Max { get; set; }

    /// <summary>The number of bits, a constant: of <see cref="Hard.KBitQuantize"/>.</summary>
    public int Bits { get; set; }

    /// <summary>What the gradient of the scale is multiplied with: of <see cref="Hard.Quantize"/>. For a learned step size, 1 / sqrt(number of elements * highest level).</summary>
    public double GradientScale { get; set; }
}
