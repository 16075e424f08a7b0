namespace Surrogates;

/// <summary>What an annotated method computes in its forward pass. Its true derivative is zero almost everywhere.</summary>
/// <remarks>
/// Meant for <c>using static Surrogates.Hard;</c>, so that an annotation reads <c>[Surrogate(Step)]</c>. Operands that
/// have a value in brackets may be left out.
/// </remarks>
public enum Hard
{
    /// <summary>1 where <c>x &gt;= threshold</c>, else 0; 0 where either is NaN. Operands: x, threshold [0].</summary>
    Step = 1,

    /// <summary>1 where <c>x &gt; threshold</c>, else 0; 0 where either is NaN. Operands: x, threshold [0].</summary>
    StrictStep = 2,

    /// <summary>1 where <c>x &gt;= threshold</c>, else -1; <see cref="SurrogateAttribute.AtZero"/> changes the value at the threshold. Operands: x, threshold [0].</summary>
    Sign = 3,

    /// <summary>1 where <c>x &gt;= threshold</c>, -1 where <c>x &lt;= -threshold</c>, else 0. Operands: x, threshold, which takes no gradient.</summary>
    Ternary = 4,

    /// <summary>The nearest multiple of the step, the even one of two. Operands: x, step [1].</summary>
    Round = 5,

    /// <summary>The largest multiple of the step that is not above x. Operands: x, step [1].</summary>
    Floor = 6,

    /// <summary>The smallest multiple of the step that is not below x. Operands: x, step [1].</summary>
    Ceiling = 7,

    /// <summary>The nearest multiple of the step towards zero. Operands: x, step [1].</summary>
    Truncate = 8,

    /// <summary>As <see cref="Round"/>, but a negative number between two multiples goes up. Operands: x, step [1].</summary>
    DpuRound = 9,

    /// <summary>
    /// x moved into [low, high]. Its gradient is its own, 1 inside and at the bounds; with <see cref="Shape.Straight"/> it is
    /// 1 everywhere. Operands: x, low, high [infinite].
    /// </summary>
    Clamp = 10,

    /// <summary>x moved away from zero until its absolute value is the least. Operands: x, least.</summary>
    SignedClampMin = 11,

    /// <summary>
    /// scale (q - zero point), where q is the whole number nearest to x / scale + zero point between
    /// <see cref="SurrogateAttribute.Min"/> and <see cref="SurrogateAttribute.Max"/>. The gradient is that of the clamp, of
    /// scale and zero point too; with <see cref="Shape.Straight"/> it is 1 also outside. Operands: x, scale [1], zero point [0].
    /// </summary>
    Quantize = 12,

    /// <summary>
    /// The nearest multiple of 1 / (2^<see cref="SurrogateAttribute.Bits"/> - 1) to x, after x was moved between
    /// <see cref="SurrogateAttribute.Min"/> and <see cref="SurrogateAttribute.Max"/>. The gradient is that of the clamp;
    /// with <see cref="Shape.Straight"/> it is 1 also outside. Operand: x.
    /// </summary>
    KBitQuantize = 13,

    /// <summary>1 where <c>a &gt; b</c>, else 0. Operands: a, b.</summary>
    Greater = 14,

    /// <summary>1 where <c>a &gt;= b</c>, else 0. Operands: a, b.</summary>
    GreaterEqual = 15,

    /// <summary>1 where <c>a &lt; b</c>, else 0. Operands: a, b.</summary>
    Less = 16,

    /// <summary>1 where <c>a &lt;= b</c>, else 0. Operands: a, b.</summary>
    LessEqual = 17,

    /// <summary>x where <c>x &gt;= threshold</c>, else 0. Operands: x, threshold [0].</summary>
    GradedStep = 18,

    /// <summary>
    /// How many times the threshold fits into x: whole, not negative, at most <see cref="SurrogateAttribute.Max"/>.
    /// Operands: x, threshold [1].
    /// </summary>
    MultiSpike = 19,

    /// <summary>
    /// 1 with a probability, else 0. The probability is the shape's stand-in of x: x itself for <see cref="Shape.Straight"/>.
    /// Operands: x. A parameter of type <c>torch.Generator</c> is drawn from, one named <c>seed</c> (<c>long</c>) seeds each
    /// call, and a tensor named <c>noise</c>, uniform from 0 to 1, is the draw itself; without them torch's own generator draws.
    /// </summary>
    Bernoulli = 20,

    /// <summary>
    /// The multiple of the step below or above x, more probably the nearer one, so that its mean is x. Operands: x, step [1];
    /// noise as for <see cref="Bernoulli"/>.
    /// </summary>
    StochasticRound = 21,
}
