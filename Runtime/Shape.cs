namespace Surrogates;

/// <summary>
/// The surrogate whose derivative stands in for the true one. Below, u is the distance to the threshold, or the number that
/// is rounded; s is the logistic function. Every shape takes <see cref="GradientAttribute.Scale"/> and
/// <see cref="GradientAttribute.Shift"/>.
/// </summary>
/// <remarks>
/// Meant for <c>using static Surrogates.Shape;</c>, so that an annotation reads <c>[Surrogate(Step, ATan, k: 2)]</c>.
/// Sources, defaults and pictures: docs/catalogue.md.
/// </remarks>
public enum Shape
{
    /// <summary>
    /// The usual one of the hard operation: <see cref="Sigmoid"/> for the step family, <see cref="Window"/> for signs,
    /// <see cref="Straight"/> for the rounding family, the clamp's own gradient for clamps and quantisers.
    /// </summary>
    Default = 0,

    /// <summary>Logistic function. Stand-in s(ku); derivative k e / (1 + e)^2 with e = exp(-k |u|). Default k = 4.</summary>
    Sigmoid = 1,

    /// <summary>Arc tangent. Stand-in atan(pi/2 k u) / pi + 1/2; derivative (k/2) / (1 + (pi/2 k u)^2). Default k = 2.</summary>
    ATan = 2,

    /// <summary>Fast sigmoid. Stand-in u / (1 + k |u|) + 1/2; derivative 1 / (1 + k |u|)^2. Default k = 25.</summary>
    FastSigmoid = 3,

    /// <summary>Error function. Stand-in erfc(-ku) / 2; derivative k / sqrt(pi) exp(-(ku)^2). Default k = 2.</summary>
    Erf = 4,

    /// <summary>Quadratic step. Derivative k max(0, 1 - k |u|); stand-in its integral from 0 to 1. Default k = 1.</summary>
    Triangle = 5,

    /// <summary>The identity near the threshold. Derivative 1 for |u| &lt;= 1/k, else 0; stand-in u clamped. Default k = 1.</summary>
    Window = 6,

    /// <summary>Straight through. Derivative 1; stand-in u.</summary>
    Straight = 7,

    /// <summary>
    /// A ramp from 0 to 1. Derivative k for |u| &lt; 1/(2k), else <see cref="GradientAttribute.Leak"/>. Default k = 1, no leak.
    /// </summary>
    Rectangle = 8,

    /// <summary>Double exponential. Derivative k/2 exp(-k |u|); stand-in its integral from 0 to 1. Default k = 1.</summary>
    Exponential = 9,

    /// <summary>
    /// Normal distribution with <see cref="GradientAttribute.Mu"/> and <see cref="GradientAttribute.Sigma"/>: the density,
    /// and as stand-in its integral. Default mu = 0, sigma = 0.5.
    /// </summary>
    Gaussian = 10,

    /// <summary>
    /// (1 + h) N(mu, sigma) - h N(sigma, s sigma) - h N(-sigma, s sigma) with h = <see cref="GradientAttribute.Height"/> and
    /// s = <see cref="GradientAttribute.Spread"/>; stand-in its integral. Default mu = 0, sigma = 0.5, h = 0.15, s = 6.
    /// </summary>
    MultiGaussian = 11,

    /// <summary>
    /// exp(-k |p|), where p is the distance to the threshold below it, and to the nearest multiple of
    /// <see cref="GradientAttribute.Period"/> above it. No stand-in. Default k = 2, period = 1.
    /// </summary>
    PeriodicExponential = 12,

    /// <summary>Circle step. Stand-in u / sqrt(1 + (ku)^2) + 1/2; derivative 1 / (1 + (ku)^2)^(3/2). Default k = 1.</summary>
    Circ = 13,

    /// <summary>
    /// SignSwish. Stand-in 2 s(ku) (1 + ku (1 - s(ku))) - 1; derivative k (2 - ku tanh(ku/2)) / (1 + cosh(ku)), which is
    /// negative beyond |ku| = 2.4. Default k = 5.
    /// </summary>
    SwishSign = 14,

    /// <summary>
    /// Derivative (1 + 2 |u| / (alpha - 1))^(-alpha) with <see cref="GradientAttribute.Alpha"/> above 1; stand-in its integral.
    /// Default alpha = 2.
    /// </summary>
    QPseudoSpike = 15,

    /// <summary>
    /// Derivative of s(ku) below the threshold, beta / (1 + u) above it with <see cref="GradientAttribute.Beta"/>.
    /// Default k = 4, beta = 1.
    /// </summary>
    S2NN = 16,

    /// <summary>
    /// The first <see cref="GradientAttribute.Terms"/> terms of a square wave of <see cref="GradientAttribute.Period"/>.
    /// Derivative 4/period times the sum of cos((2i - 1) 2 pi u / period). Default one term, period = 8.
    /// </summary>
    SquareWave = 17,

    /// <summary>
    /// Derivative of <see cref="FastSigmoid"/> for u &gt; <see cref="GradientAttribute.Bound"/>, else 0. No stand-in.
    /// Default k = 25, bound = 1.
    /// </summary>
    SparseFastSigmoid = 18,

    /// <summary>Derivative k for u &gt; 0, else 0; stand-in k max(u, 0). Default k = 1.</summary>
    ReLU = 19,

    /// <summary>Derivative k for u &gt;= 0, else <see cref="GradientAttribute.Leak"/>; stand-in that times u. Default k = 1, no leak.</summary>
    LeakyReLU = 20,

    /// <summary>
    /// Derivative <see cref="GradientAttribute.Leak"/> up to 0, 1 up to 1, 1/u beyond; stand-in its integral. Default no leak.
    /// </summary>
    LogTailedReLU = 21,

    /// <summary>Derivative exp(k min(u, 0)); stand-in u above 0, (exp(ku) - 1) / k below. Default k = 1.</summary>
    ELU = 22,

    /// <summary>Derivative k / (1 + k |u|); stand-in ln(1 + k |u|) with the sign of u. Default k = 1.</summary>
    NonzeroSignLogAbs = 23,

    /// <summary>
    /// Derivative min(1 / |u|, k); stand-in ku up to 1/k, 1 + ln(ku) beyond, and the same mirrored. Default k = 0.3.
    /// </summary>
    FakeNumericalGradient = 24,
}
