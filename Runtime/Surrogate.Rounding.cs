using System.Numerics;

namespace Surrogates;

#pragma warning disable CS1573 // Of a function with a parameter of its own, the others are inherited.

/// <content>Rounding and clamping, with a surrogate of the catalogue or of the user's own.</content>
public static partial class Surrogate
{
    /// <summary>The nearest whole number, the even one of two that are equally near. Without a surrogate the gradient passes straight through.</summary>
    /// <inheritdoc cref="Step{T}(T, Shape, double, double, double, double, double, double, double, double, double, int, double, double, double, string?, string?)" path="/param[@name != 'u'] | /typeparam"/>
    /// <param name="x">A value.</param>
    public static T Round<T>(
        T x,
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
        where T : IFloatingPointIeee754<T> => T.Round(x);

    /// <summary>The next lower whole number. Without a surrogate the gradient passes straight through.</summary>
    /// <inheritdoc cref="Step{T}(T, Shape, double, double, double, double, double, double, double, double, double, int, double, double, double, string?, string?)" path="/param[@name != 'u'] | /typeparam"/>
    /// <param name="x">A value.</param>
    public static T Floor<T>(
        T x,
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
        where T : IFloatingPointIeee754<T> => T.Floor(x);

    /// <summary>The next higher whole number. Without a surrogate the gradient passes straight through.</summary>
    /// <inheritdoc cref="Step{T}(T, Shape, double, double, double, double, double, double, double, double, double, int, double, double, double, string?, string?)" path="/param[@name != 'u'] | /typeparam"/>
    /// <param name="x">A value.</param>
    public static T Ceiling<T>(
        T x,
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
        where T : IFloatingPointIeee754<T> => T.Ceiling(x);

    /// <summary>The whole number towards zero. Without a surrogate the gradient passes straight through.</summary>
    /// <inheritdoc cref="Step{T}(T, Shape, double, double, double, double, double, double, double, double, double, int, double, double, double, string?, string?)" path="/param[@name != 'u'] | /typeparam"/>
    /// <param name="x">A value.</param>
    public static T Truncate<T>(
        T x,
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
        where T : IFloatingPointIeee754<T> => T.Truncate(x);

    /// <summary>The value within bounds; the upper one where the lower one is above it. Without a surrogate the gradient is that of the clamp, none outside of them.</summary>
    /// <inheritdoc cref="Step{T}(T, Shape, double, double, double, double, double, double, double, double, double, int, double, double, double, string?, string?)" path="/param[@name != 'u'] | /typeparam"/>
    /// <param name="x">A value.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    public static T Clamp<T>(
        T x,
        T low,
        T high,
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
        where T : IFloatingPointIeee754<T> => T.Min(T.Max(x, low), high);
}
