using System.Numerics;

namespace Surrogates;

/// <content>The hard functions, with a derivative of the user's own.</content>
public static partial class Surrogate
{
    /// <summary>1 where <paramref name="u"/> is at least 0, else 0; 0 for NaN. The gradient is a derivative of the user's.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="u">The distance to the threshold.</param>
    /// <param name="derivative">
    /// The name of what runs backward, <c>static float D(float u, ...)</c>, in the type in which the call stands. Its parameters beyond u
    /// are operands of the op by their names, which get no gradient of it.
    /// </param>
    public static T Step<T>(T u, string derivative)
        where T : IFloatingPointIeee754<T> => u >= T.Zero ? T.One : T.Zero;

    /// <summary>1 where <paramref name="u"/> is above 0, else 0; 0 for NaN. The gradient is a derivative of the user's.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="u">The distance to the threshold.</param>
    /// <param name="derivative">The name of what runs backward, a scalar method in the type in which the call stands.</param>
    public static T StrictStep<T>(T u, string derivative)
        where T : IFloatingPointIeee754<T> => u > T.Zero ? T.One : T.Zero;

    /// <summary>1 where <paramref name="u"/> is at least 0, else -1. The gradient is a derivative of the user's.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="u">The distance to the threshold.</param>
    /// <param name="derivative">The name of what runs backward, a scalar method in the type in which the call stands.</param>
    public static T Sign<T>(T u, string derivative)
        where T : IFloatingPointIeee754<T> => u >= T.Zero ? T.One : -T.One;

    /// <summary>The nearest whole number, the even one of two that are equally near. The gradient is a derivative of the user's.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="derivative">The name of what runs backward, a scalar method in the type in which the call stands.</param>
    public static T Round<T>(T x, string derivative)
        where T : IFloatingPointIeee754<T> => T.Round(x);

    /// <summary>The next lower whole number. The gradient is a derivative of the user's.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="derivative">The name of what runs backward, a scalar method in the type in which the call stands.</param>
    public static T Floor<T>(T x, string derivative)
        where T : IFloatingPointIeee754<T> => T.Floor(x);

    /// <summary>The next higher whole number. The gradient is a derivative of the user's.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="derivative">The name of what runs backward, a scalar method in the type in which the call stands.</param>
    public static T Ceiling<T>(T x, string derivative)
        where T : IFloatingPointIeee754<T> => T.Ceiling(x);

    /// <summary>The whole number towards zero. The gradient is a derivative of the user's.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="derivative">The name of what runs backward, a scalar method in the type in which the call stands.</param>
    public static T Truncate<T>(T x, string derivative)
        where T : IFloatingPointIeee754<T> => T.Truncate(x);

    /// <summary>The value within bounds; the upper one where the lower one is above it. The gradient is a derivative of the user's.</summary>
    /// <typeparam name="T">The floating-point type.</typeparam>
    /// <param name="x">A value.</param>
    /// <param name="low">The lower bound.</param>
    /// <param name="high">The upper bound.</param>
    /// <param name="derivative">The name of what runs backward, a scalar method in the type in which the call stands.</param>
    public static T Clamp<T>(T x, T low, T high, string derivative)
        where T : IFloatingPointIeee754<T> => T.Min(T.Max(x, low), high);
}
