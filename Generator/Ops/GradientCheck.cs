using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>
/// Tries an op's derivatives out at sample points: against central differences in double precision, and over the whole range of single
/// precision.
/// </summary>
internal static class GradientCheck
{
    // Relative to the larger of 1 and the slope: central differences are good to about 1e-9, and what is wrong is wrong by more.
    private const double Tolerance = 1e-4;
    private const double Step = 1e-5;

    // Off the round numbers, where functions have their kinks.
    private static readonly double[] Samples = [0.137, -0.219, 0.731, -0.853, 1.291, -1.473, 2.617, -3.089, 5.231, -6.907];

    // Up to where a multiple of a number is a number still: that 2 x, in the derivative of x^2, is infinite at the very end of the range
    // is nobody's mistake.
    private static readonly double[] Magnitudes = [0, 1e-38, 1e-20, 1e-8, 1e-3, 1, 30, 90, 1e3, 1e6, 1e12, 1e19, 1e30, 1e36, 3e38];

    /// <summary>Where a derivative by an operand is not the slope of the output; null if no such point is found.</summary>
    /// <param name="op">An op whose forward pass is smooth.</param>
    /// <param name="operand">The position of the operand.</param>
    public static Mismatch? FindMismatch(Op op, int operand) => op.Outputs
        .Select((output, i) => FindMismatch(output.Value, DerivativeOf(op, i, operand), op.Operands[operand].Name, Others(op, operand)))
        .FirstOrDefault(static mismatch => mismatch is not null);

    /// <summary>
    /// Where a derivative by an operand is not finite in single precision although in truth output and derivative are numbers of that
    /// size; null if no such point is found. Double precision tells the truth, but for NaN beside a finite value. That products and powers
    /// of large numbers are too large is no finding: the sizes that are tried are not those that a network has.
    /// </summary>
    /// <param name="op">The op.</param>
    /// <param name="operand">The position of the operand.</param>
    public static IReadOnlyDictionary<string, double>? FindOverflow(Op op, int operand) => op.Outputs
        .Select((output, i) => FindOverflow(output.Value, DerivativeOf(op, i, operand), op.Operands[operand].Name, Others(op, operand)))
        .FirstOrDefault(static point => point is not null);

    private static Expression DerivativeOf(Op op, int output, int operand) =>
        op.Derivatives.FirstOrDefault(derivative => derivative.Output == output && derivative.Operand == operand)?.Value ?? 0;

    private static string[] Others(Op op, int operand) => [.. op.Operands.Where((_, i) => i != operand).Select(static other => other.Name)];

    private static Mismatch? FindMismatch(Expression function, Expression derivative, string variable, IReadOnlyList<string> others)
    {
        var (ofFunction, ofDerivative) = (new Schedule(function), new Schedule(derivative));
        for (var i = 0; i < Samples.Length; i++)
        {
            var point = Point(others, i);
            double At(double x) => Evaluator.Double(ofFunction, With(point, variable, x)).ValueOf(function);
            var (below, middle, above) = (At(Samples[i] - Step), At(Samples[i]), At(Samples[i] + Step));
            var (left, right) = ((middle - below) / Step, (above - middle) / Step);
            var slope = (left + right) / 2;
            var stated = Evaluator.Double(ofDerivative, With(point, variable, Samples[i])).ValueOf(derivative);
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

    private static IReadOnlyDictionary<string, double>? FindOverflow(
        Expression function,
        Expression derivative,
        string variable,
        IReadOnlyList<string> others)
    {
        var schedule = new Schedule(function, derivative);
        foreach (var magnitude in Magnitudes)
        {
            foreach (var x in (double[])[magnitude, -magnitude])
            {
                var point = With(Point(others, 0), variable, (float)x);
                var (exact, single) = (Evaluator.Double(schedule, point), Evaluator.Single(schedule, point));
                var slope = exact.ValueOf(derivative);
                if (Growth.IsSingle(exact.ValueOf(function))
                    && (double.IsNaN(slope) || Growth.IsSingle(slope))
                    && !Growth.IsSingle(single.ValueOf(derivative))
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
/// <param name="Point">The values of the operands.</param>
/// <param name="Slope">The slope of the function.</param>
/// <param name="Stated">The value of the derivative.</param>
internal sealed record Mismatch(IReadOnlyDictionary<string, double> Point, double Slope, double Stated);
