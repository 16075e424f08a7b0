using System.Numerics;

namespace Surrogates;

/// <summary>
/// Hard functions for use in a scalar twin. As plain C# they compute what their name says; where the generator differentiates
/// a twin they get the gradient of a surrogate: the one that they name, else the one that the annotation names, else their usual one.
/// </summary>
/// <remarks>The arguments <c>shape</c> and <c>k</c> matter to the generator only; they must be constants or operands there.</remarks>
public static class Surrogate
{
    /// <summary>1 where <paramref name="u"/> is at least 0, else 0; 0 for NaN.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="u">The distance to the threshold.</param>
    /// <param name="shape">The surrogate.</param>
    /// <param name="k">The surrogate's steepness; NaN for the annotation's or the shape's default.</param>
    public static T Step<T>(T u, Shape shape = Shape.Default, double k = double.NaN)
        where T : IFloatingPointIeee754<T> => u >= T.Zero ? T.One : T.Zero;

    /// <summary>1 where <paramref name="u"/> is above 0, else 0; 0 for NaN.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="u">The distance to the threshold.</param>
    /// <param name="shape">The surrogate.</param>
    /// <param name="k">The surrogate's steepness; NaN for the annotation's or the shape's default.</param>
    public static T StrictStep<T>(T u, Shape shape = Shape.Default, double k = double.NaN)
        where T : IFloatingPointIeee754<T> => u > T.Zero ? T.One : T.Zero;

    /// <summary>The value itself, with a gradient of zero: what it was computed from learns nothing through it.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    public static T Detach<T>(T x)
        where T : IFloatingPointIeee754<T> => x;

    /// <summary>The logistic function 1 / (1 + exp(-x)).</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    public static T Sigmoid<T>(T x)
        where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));
}
