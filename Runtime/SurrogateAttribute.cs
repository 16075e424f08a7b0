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
public sealed class SurrogateAttribute : Attribute
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
    {
        Shape = shape;
        this.k = k;
        this.Clip = Clip;
    }

    /// <summary>The hard operation that runs forward; null where a scalar method does.</summary>
    public Hard? Op { get; }

    /// <summary>The surrogate whose derivative runs backward; <see cref="Shape.Default"/> for the usual one. The same as the argument <c>shape:</c>.</summary>
    public Shape Shape { get; set; }

    /// <summary>The steepness of the surrogate; NaN for the default of the shape. The same as the argument <c>k:</c>.</summary>
    public double k { get; set; }
#pragma warning restore IDE1006

    /// <summary>The bound that the gradient is clamped to on both sides of zero; infinite for none. The same as the argument <c>Clip:</c>.</summary>
    public double Clip { get; set; }

    /// <summary>Which gradient <see cref="Clip"/> clamps: the incoming one (the default) or the outgoing one.</summary>
    public ClipAt ClipAt { get; set; }

    /// <summary>Whether the smooth stand-in runs forward too, in place of the hard operation. The backward pass is the same.</summary>
    public bool Soft { get; set; }

    /// <summary>
    /// The name of a static method of the same type, <c>static float S(float u, ...)</c>, that is the smooth stand-in in place of
    /// a shape; the generator differentiates it. Its parameters beyond u are those of the same name of the annotated method, or <c>k</c>.
    /// Beside a scalar method it holds for the functions of <see cref="Surrogate"/> that name no shape and have a usual one.
    /// </summary>
    public string? Smooth { get; set; }

    /// <summary>
    /// The name of a static method of the same type, <c>static float D(float u, ...)</c>, that runs backward in place of a shape's
    /// derivative. Its parameters beyond u are those of the same name of the annotated method, or <c>k</c>.
    /// Beside a scalar method it holds for the functions of <see cref="Surrogate"/> that name no shape and have a usual one.
    /// </summary>
    public string? Derivative { get; set; }

    /// <summary>
    /// The name of the scalar method that the op is made from; that of the annotated method when left out. One scalar method can so be
    /// that of several ops, of a single step and of a loop over time.
    /// </summary>
    public string? Twin { get; set; }

    /// <summary>What the shape's derivative is multiplied with; 1 when left out. A stand-in is stretched about its middle.</summary>
    public double Scale { get; set; }

    /// <summary>How far the shape is moved to the right; 0 when left out.</summary>
    public double Shift { get; set; }

    /// <summary>The derivative away from the threshold, or below it: of <see cref="Shape.Rectangle"/>, <see cref="Shape.LeakyReLU"/> and <see cref="Shape.LogTailedReLU"/>.</summary>
    public double Leak { get; set; }

    /// <summary>The standard deviation: of <see cref="Shape.Gaussian"/> and <see cref="Shape.MultiGaussian"/>.</summary>
    public double Sigma { get; set; }

    /// <summary>The mean: of <see cref="Shape.Gaussian"/> and <see cref="Shape.MultiGaussian"/>.</summary>
    public double Mu { get; set; }

    /// <summary>The height of the bells beside the threshold: of <see cref="Shape.MultiGaussian"/>.</summary>
    public double Height { get; set; }

    /// <summary>How many times wider the bells beside the threshold are: of <see cref="Shape.MultiGaussian"/>.</summary>
    public double Spread { get; set; }

    /// <summary>The distance at which the shape repeats: of <see cref="Shape.PeriodicExponential"/> and <see cref="Shape.SquareWave"/>.</summary>
    public double Period { get; set; }

    /// <summary>The number of terms, a constant: of <see cref="Shape.SquareWave"/>.</summary>
    public int Terms { get; set; }

    /// <summary>The exponent: of <see cref="Shape.QPseudoSpike"/>.</summary>
    public double Alpha { get; set; }

    /// <summary>The derivative at the threshold, from above: of <see cref="Shape.S2NN"/>.</summary>
    public double Beta { get; set; }

    /// <summary>Where the derivative begins: of <see cref="Shape.SparseFastSigmoid"/>.</summary>
    public double Bound { get; set; }

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
