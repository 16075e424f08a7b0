namespace Surrogates.Generator.Algebra;

/// <summary>
/// Tries a function and its derivative out at sample points: against central differences in double precision, and over the whole
/// range of single precision.
/// </summary>
internal static class Proof
{
    // Relative to the larger of 1 and the slope: central differences are good to about 1e-9, and what is wrong is wrong by more.
    private const double Tolerance = 1e-4;
    private const double Step = 1e-5;

    // Off the round numbers, where functions have their kinks.
    private static readonly double[] Samples = [0.137, -0.219, 0.731, -0.853, 1.291, -1.473, 2.617, -3.089, 5.231, -6.907];

    // Up to where a multiple of a number is a number still: that 2 x, in the derivative of x^2, is infinite at the very end of the range
    // is nobody's mistake.
    private static readonly double[] Magnitudes = [0, 1e-38, 1e-20, 1e-8, 1e-3, 1, 30, 90, 1e3, 1e6, 1e12, 1e19, 1e30, 1e36, 3e38];

    /// <summary>Where a derivative is not the slope of the function; null if no such point is found.</summary>
    public static Mismatch? FindMismatch(Expression function, Expression derivative, string variable, IReadOnlyList<string> others)
    {
        for (var i = 0; i < Samples.Length; i++)
        {
            var point = Point(others, i);
            double At(double x) => Evaluator.Evaluate(function, With(point, variable, x));
            var (below, middle, above) = (At(Samples[i] - Step), At(Samples[i]), At(Samples[i] + Step));
            var (left, right) = ((middle - below) / Step, (above - middle) / Step);
            var slope = (left + right) / 2;
            var stated = Evaluator.Evaluate(derivative, With(point, variable, Samples[i]));
            var scale = Math.Max(1, Math.Abs(slope));

            // Where both sides differ the function has a kink or a jump, and no slope; where it is not a number, neither.
            var isSmooth = Math.Abs(left - right) <= 1e-2 * scale;
            if (isSmooth && !(Math.Abs(stated - slope) <= Tolerance * scale))
            {
                return new Mismatch(With(point, variable, Samples[i]), slope, stated);
            }
        }

        return null;
    }

    /// <summary>
    /// Where a derivative is not finite in single precision although in truth function and derivative are numbers of that size; null if
    /// no such point is found. Double precision tells the truth, but for NaN beside a finite value. That products and powers of large
    /// numbers are too large is no finding: the sizes that are tried are not those that a network has.
    /// </summary>
    public static IReadOnlyDictionary<string, double>? FindOverflow(
        Expression function,
        Expression derivative,
        string variable,
        IReadOnlyList<string> others)
    {
        foreach (var magnitude in Magnitudes)
        {
            foreach (var x in (double[])[magnitude, -magnitude])
            {
                var point = With(Point(others, 0), variable, (float)x);
                var (exact, single) = (Evaluator.Double(point), Evaluator.Single(point));
                var slope = exact.Evaluate(derivative);
                if (Growth.IsSingle(exact.Evaluate(function))
                    && (double.IsNaN(slope) || Growth.IsSingle(slope))
                    && !Growth.IsSingle(single.Evaluate(derivative))
                    && !Growth.Explains(derivative, exact, single))
                {
                    return point;
                }
            }
        }

        return null;
    }

    // The other variables stay near 1, where parameters such as a steepness are.
    private static Dictionary<string, double> Point(IReadOnlyList<string> others, int index) =>
        others.Select((name, i) => (name, value: Math.Abs(Samples[(index + i + 2) % Samples.Length]))).ToDictionary(static pair => pair.name, static pair => pair.value);

    private static Dictionary<string, double> With(Dictionary<string, double> point, string variable, double value) =>
        new(point) { [variable] = value };
}

/// <summary>A point at which a derivative is not the slope.</summary>
/// <param name="Point">The values of the variables.</param>
/// <param name="Slope">The slope of the function.</param>
/// <param name="Stated">The value of the derivative.</param>
internal sealed record Mismatch(IReadOnlyDictionary<string, double> Point, double Slope, double Stated);
