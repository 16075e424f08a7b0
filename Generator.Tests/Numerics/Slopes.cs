namespace Surrogates.Generator.Tests.Numerics;

/// <summary>Slopes of functions, where they have one.</summary>
internal static class Slopes
{
    /// <summary>
    /// The step of <see cref="Of"/>: where third derivatives and values are below 100 the slope is good to 1e-8 by the formula and to
    /// 1e-9 by the rounding of the values.
    /// </summary>
    public const double Step = 1e-5;

    // Times the step: second derivatives below this do not look like a kink.
    private const double Curvature = 100;

    /// <summary>
    /// The central difference; null at a kink, at a jump, and where the function is not finite or above a million. Only the function
    /// itself decides which that is: the slopes to both sides differ by more than a curved function makes them.
    /// </summary>
    /// <param name="function">A function.</param>
    /// <param name="at">The point.</param>
    /// <param name="step">How far to both sides.</param>
    public static double? Of(Func<double, double> function, double at, double step = Step) =>
        Between(function(at - step), function(at), function(at + step), step);

    /// <summary>The same from the values at the point and a step to both sides of it.</summary>
    public static double? Between(double below, double middle, double above, double step = Step)
    {
        if (!(Math.Max(Math.Max(Math.Abs(below), Math.Abs(middle)), Math.Abs(above)) <= 1e6))
        {
            return null;
        }

        var (left, right) = ((middle - below) / step, (above - middle) / step);
        var slope = (left + right) / 2;
        return Math.Abs(left - right) <= Curvature * step * Scale(middle, slope) ? slope : null;
    }

    /// <summary>What an error of a slope is relative to.</summary>
    public static double Scale(double value, double slope) => Math.Max(1, Math.Max(Math.Abs(value), Math.Abs(slope)));
}
