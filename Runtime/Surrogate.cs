using System.Numerics;
using Surrogates.Numbers;

namespace Surrogates;

/// <summary>
/// Hard functions for use in a scalar method. As plain C# they compute what their name says; where the generator differentiates
/// the method they get the gradient of a surrogate: the one that they name, else the one that the annotation names, else their usual one.
/// </summary>
/// <remarks>The arguments <c>shape</c> and <c>k</c> matter to the generator only; they must be constants or operands there.</remarks>
public static class Surrogate
{
    /// <summary>1 where <paramref name="u"/> is at least 0, else 0; 0 for NaN.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="u">The distance to the threshold.</param>
    /// <param name="shape">The surrogate.</param>
    /// <param name="k">The surrogate's steepness, positive; left out, that of the annotation or the shape's default.</param>
    public static T Step<T>(T u, Shape shape = Shape.Default, double k = double.NaN)
        where T : IFloatingPointIeee754<T> => u >= T.Zero ? T.One : T.Zero;

    /// <summary>1 where <paramref name="u"/> is above 0, else 0; 0 for NaN.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="u">The distance to the threshold.</param>
    /// <param name="shape">The surrogate.</param>
    /// <param name="k">The surrogate's steepness, positive; left out, that of the annotation or the shape's default.</param>
    public static T StrictStep<T>(T u, Shape shape = Shape.Default, double k = double.NaN)
        where T : IFloatingPointIeee754<T> => u > T.Zero ? T.One : T.Zero;

    /// <summary>1 where <paramref name="u"/> is at least 0, else -1; <paramref name="atZero"/> changes the value at 0.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="u">The distance to the threshold.</param>
    /// <param name="shape">The surrogate.</param>
    /// <param name="k">The surrogate's steepness, positive; left out, that of the annotation or the shape's default.</param>
    /// <param name="atZero">The value at exactly 0, from -1 to 1: 0 as <c>Math.Sign</c> has it.</param>
    public static T Sign<T>(T u, Shape shape = Shape.Default, double k = double.NaN, double atZero = 1)
        where T : IFloatingPointIeee754<T> => u > T.Zero ? T.One : u == T.Zero ? T.CreateChecked(atZero) : -T.One;

    /// <summary>The nearest whole number, the even one of two that are equally near.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="shape">The surrogate; left out, the gradient passes straight through.</param>
    /// <param name="k">The surrogate's steepness, positive; left out, that of the annotation or the shape's default.</param>
    public static T Round<T>(T x, Shape shape = Shape.Default, double k = double.NaN)
        where T : IFloatingPointIeee754<T> => T.Round(x);

    /// <summary>The next lower whole number.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="shape">The surrogate; left out, the gradient passes straight through.</param>
    /// <param name="k">The surrogate's steepness, positive; left out, that of the annotation or the shape's default.</param>
    public static T Floor<T>(T x, Shape shape = Shape.Default, double k = double.NaN)
        where T : IFloatingPointIeee754<T> => T.Floor(x);

    /// <summary>The next higher whole number.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="shape">The surrogate; left out, the gradient passes straight through.</param>
    /// <param name="k">The surrogate's steepness, positive; left out, that of the annotation or the shape's default.</param>
    public static T Ceiling<T>(T x, Shape shape = Shape.Default, double k = double.NaN)
        where T : IFloatingPointIeee754<T> => T.Ceiling(x);

    /// <summary>The whole number towards zero.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="shape">The surrogate; left out, the gradient passes straight through.</param>
    /// <param name="k">The surrogate's steepness, positive; left out, that of the annotation or the shape's default.</param>
    public static T Truncate<T>(T x, Shape shape = Shape.Default, double k = double.NaN)
        where T : IFloatingPointIeee754<T> => T.Truncate(x);

    /// <summary>The value within bounds; the upper one where the lower one is above it.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <param name="shape">The surrogate, such as <see cref="Shape.Straight"/>; left out, the gradient is that of the clamp: none outside.</param>
    /// <param name="k">The surrogate's steepness, positive; left out, the shape's default.</param>
    public static T Clamp<T>(T x, T low, T high, Shape shape = Shape.Default, double k = double.NaN)
        where T : IFloatingPointIeee754<T> => T.Min(T.Max(x, low), high);

    /// <summary>The value itself, with a gradient of zero: what it was computed from learns nothing through it.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    public static T Detach<T>(T x)
        where T : IFloatingPointIeee754<T> => x;

    /// <summary>The first value, with the gradient of the second: forward it is <paramref name="hard"/>, and backward it is <paramref name="soft"/>.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="hard">The value. What it was computed from learns nothing through it.</param>
    /// <param name="soft">What is differentiated, also for a second derivative; with <c>Soft = true</c> it is the value too.</param>
    public static T Replace<T>(T hard, T soft)
        where T : IFloatingPointIeee754<T> => hard;

    /// <summary>The logistic function 1 / (1 + exp(-x)).</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    public static T Sigmoid<T>(T x)
        where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    /// <summary>The error function.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    public static T Erf<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(ErrorFunction.Erf(double.CreateChecked(x)));

    /// <summary>The complementary error function, 1 - erf(x) without its cancellation.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    public static T Erfc<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(ErrorFunction.Erfc(double.CreateChecked(x)));

    /// <summary>exp(x) - 1 without its cancellation near zero.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    public static T Expm1<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(NearZero.Expm1(double.CreateChecked(x)));

    /// <summary>log(1 + x) without its cancellation near zero.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    public static T Log1p<T>(T x)
        where T : IFloatingPointIeee754<T> => T.CreateChecked(NearZero.Log1p(double.CreateChecked(x)));
}
