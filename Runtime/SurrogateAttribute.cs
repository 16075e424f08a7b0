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
/// <param name="op">The hard operation that runs forward.</param>
/// <param name="shape">The surrogate whose derivative runs backward; left out, the usual one of <paramref name="op"/>.</param>
/// <param name="k">The steepness of the surrogate, positive; left out, the default of <paramref name="shape"/>.</param>
/// <param name="Clip">The gradient is clamped to [-Clip, Clip] at the side that <see cref="ClipAt"/> names; left out, it is not clamped.</param>
[AttributeUsage(AttributeTargets.Method)]
#pragma warning disable IDE1006 // The annotation is written with k: and Clip:, spelled exactly so.
public sealed class SurrogateAttribute(Hard op, Shape shape = Shape.Default, double k = double.NaN, double Clip = double.PositiveInfinity) : Attribute
#pragma warning restore IDE1006
{
    /// <summary>The hard operation that runs forward.</summary>
    public Hard Op { get; } = op;

    /// <summary>The surrogate whose derivative runs backward; <see cref="Shape.Default"/> for the usual one of <see cref="Op"/>.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>The steepness of the surrogate; NaN for the default of the shape.</summary>
    public double K { get; } = k;

    /// <summary>The bound that the gradient is clamped to on both sides of zero; infinite for none.</summary>
    public double Clip { get; } = Clip;

    /// <summary>Which gradient <see cref="Clip"/> clamps: the incoming one (the default) or the outgoing one.</summary>
    public ClipAt ClipAt { get; set; }

    /// <summary>Whether the smooth stand-in runs forward too, in place of the hard operation. The backward pass is the same.</summary>
    public bool Soft { get; set; }
}
