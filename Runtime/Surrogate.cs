using System.Numerics;
using Surrogates.Numbers;
using TorchSharp;

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
    /// <param name="soft">What is differentiated; with <c>Soft = true</c> it is the value too.</param>
    public static T Replace<T>(T hard, T soft)
        where T : IFloatingPointIeee754<T> => hard;

    /// <summary>
    /// A number from 0 up to but not including 1, uniform, from torch's generator, which <c>torch.manual_seed</c> seeds. An op draws one
    /// for each element and each time that its scalar method comes by, in the type of its tensors, before it runs; the two passes have the same.
    /// </summary>
    public static float Uniform()
    {
        using var draw = torch.rand([]);
        return draw.item<float>();
    }

    /// <summary>A number of the normal distribution with mean 0 and standard deviation 1, drawn in the same way.</summary>
    public static float Normal()
    {
        using var draw = torch.randn([]);
        return draw.item<float>();
    }

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
