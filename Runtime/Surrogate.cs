using System.Numerics;
using Surrogates.Numbers;

namespace Surrogates;

/// <summary>
/// Functions for use in a scalar method, which say what its gradient is to be, and some that .NET has not. As plain C# they compute
/// what their name says; where the generator differentiates the method, the hard ones get the gradient of a surrogate: the one that they
/// name, else the one that the annotation names, else their usual one.
/// </summary>
/// <remarks>The arguments that say what a surrogate is matter to the generator only; they must be constants or computed from operands there.</remarks>
public static partial class Surrogate
{
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
