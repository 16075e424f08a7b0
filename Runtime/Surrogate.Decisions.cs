using System.Numerics;

namespace Surrogates;

#pragma warning disable CS1573 // Of a function with a parameter of its own, the others are inherited.

/// <content>Decisions, with a surrogate of the catalogue or of the user's own.</content>
public static partial class Surrogate
{
    /// <summary>1 where <paramref name="u"/> is at least 0, else 0; 0 for NaN.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="u">The distance to the threshold.</param>
    /// <param name="shape">The surrogate.</param>
    /// <param name="k">The surrogate's steepness, positive; left out, that of the annotation or the shape's default.</param>
    /// <param name="scale">What its derivative is multiplied with, a constant; a stand-in is stretched about its middle.</param>
    /// <param name="shift">How far it is moved to the right, a constant.</param>
    /// <param name="leak">The derivative away from the threshold, or below it: of <see cref="Shape.Rectangle"/>, <see cref="Shape.LeakyReLU"/> and <see cref="Shape.LogTailedReLU"/>.</param>
    /// <param name="sigma">The standard deviation: of <see cref="Shape.Gaussian"/> and <see cref="Shape.MultiGaussian"/>.</param>
    /// <param name="mu">The mean: of <see cref="Shape.Gaussian"/> and <see cref="Shape.MultiGaussian"/>.</param>
    /// <param name="height">The height of the bells beside the threshold: of <see cref="Shape.MultiGaussian"/>.</param>
    /// <param name="spread">How many times wider the bells beside the threshold are: of <see cref="Shape.MultiGaussian"/>.</param>
    /// <param name="period">The distance at which the shape repeats: of <see cref="Shape.PeriodicExponential"/> and <see cref="Shape.SquareWave"/>.</param>
    /// <param name="terms">The number of terms, a constant: of <see cref="Shape.SquareWave"/>.</param>
    /// <param name="alpha">The exponent: of <see cref="Shape.QPseudoSpike"/>.</param>
    /// <param name="beta">The derivative at the threshold, from above: of <see cref="Shape.S2NN"/>.</param>
    /// <param name="bound">Where the derivative begins: of <see cref="Shape.SparseFastSigmoid"/>.</param>
    /// <param name="smooth">
    /// In place of a shape, the name of a stand-in, <c>static float S(float u, ...)</c>, in the type in which the call stands; the generator
    /// differentiates it. Its parameters beyond u are operands of the op by their names, which learn from it, or <paramref name="k"/>.
    /// </param>
    /// <param name="derivative">
    /// The name of what runs backward, <c>static float D(float u, ...)</c>, in the same type. Its parameters beyond u are the same, and get
    /// no gradient of it unless there is a stand-in.
    /// </param>
    public static T Step<T>(
        T u,
        Shape shape = Shape.Default,
        double k = double.NaN,
        double scale = 1,
        double shift = 0,
        double leak = double.NaN,
        double sigma = double.NaN,
        double mu = double.NaN,
        double height = double.NaN,
        double spread = double.NaN,
        double period = double.NaN,
        int terms = 0,
        double alpha = double.NaN,
        double beta = double.NaN,
        double bound = double.NaN,
        string? smooth = null,
        string? derivative = null)
        where T : IFloatingPointIeee754<T> => u >= T.Zero ? T.One : T.Zero;

    /// <summary>1 where <paramref name="u"/> is above 0, else 0; 0 for NaN.</summary>
    /// <inheritdoc cref="Step{T}(T, Shape, double, double, double, double, double, double, double, double, double, int, double, double, double, string?, string?)" path="/param | /typeparam"/>
    public static T StrictStep<T>(
        T u,
        Shape shape = Shape.Default,
        double k = double.NaN,
        double scale = 1,
        double shift = 0,
        double leak = double.NaN,
        double sigma = double.NaN,
        double mu = double.NaN,
        double height = double.NaN,
        double spread = double.NaN,
        double period = double.NaN,
        int terms = 0,
        double alpha = double.NaN,
        double beta = double.NaN,
        double bound = double.NaN,
        string? smooth = null,
        string? derivative = null)
        where T : IFloatingPointIeee754<T> => u > T.Zero ? T.One : T.Zero;

    /// <summary>1 where <paramref name="u"/> is at least 0, else -1; <paramref name="atZero"/> changes the value at 0.</summary>
    /// <inheritdoc cref="Step{T}(T, Shape, double, double, double, double, double, double, double, double, double, int, double, double, double, string?, string?)" path="/param | /typeparam"/>
    /// <param name="atZero">The value at exactly 0, from -1 to 1: 0 as <c>Math.Sign</c> has it.</param>
    public static T Sign<T>(
        T u,
        Shape shape = Shape.Default,
        double k = double.NaN,
        double atZero = 1,
        double scale = 1,
        double shift = 0,
        double leak = double.NaN,
        double sigma = double.NaN,
        double mu = double.NaN,
        double height = double.NaN,
        double spread = double.NaN,
        double period = double.NaN,
        int terms = 0,
        double alpha = double.NaN,
        double beta = double.NaN,
        double bound = double.NaN,
        string? smooth = null,
        string? derivative = null)
        where T : IFloatingPointIeee754<T> => u > T.Zero ? T.One : u == T.Zero ? T.CreateChecked(atZero) : -T.One;
}
