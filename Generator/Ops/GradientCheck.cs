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

    /// <summary>Where a derivative by an operand is not the slope of the smooth function; null if no such point is found, or there is no such function.</summary>
    /// <param name="op">The op.</param>
    /// <param name="operand">The position of the operand.</param>
    public static Mismatch? FindMismatch(Op op, int operand)
    {
        if (op.SoftForward is null)
        {
            return null;
        }

        var (variable, others) = (op.Operands[operand].Name, Others(op, operand));
        Expression[] functions = [.. op.SoftForward.Results.Select(static result => result.Value)];
        var derivatives = By(operand, op.SoftDerivatives.Value, functions.Length);
        var (ofFunctions, ofAll) = (new Schedule(functions), new Schedule([.. functions, .. derivatives]));
        for (var i = 0; i < Samples.Length; i++)
        {
            var point = Point(others, i);
            Dictionary<string, double> At(double x) => With(point, variable, x);
            var below = Evaluator.Double(ofFunctions, At(Samples[i] - Step));
            var middle = Evaluator.Double(ofAll, At(Samples[i]));
            var above = Evaluator.Double(ofFunctions, At(Samples[i] + Step));
            for (var output = 0; output < functions.Length; output++)
            {
                double ValueAt(Evaluator values) => values.ValueOf(functions[output]);
                var (left, right) = ((ValueAt(middle) - ValueAt(below)) / Step, (ValueAt(above) - ValueAt(middle)) / Step);
                var slope = (left + right) / 2;
                var stated = middle.ValueOf(derivatives[output]);
                var scale = Math.Max(1, Math.Abs(slope));

                // Where both sides differ the function has a kink or a jump, and no slope; where it is not a number, neither.
                var isSmooth = Math.Abs(left - right) <= 1e-2 * scale;
                if (isSmooth && !(Math.Abs(stated - slope) <= Tolerance * scale))
                {
                    return new Mismatch(At(Samples[i]), slope, stated);
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Where a derivative by an operand is not finite in single precision although in truth output and derivative are numbers of that
    /// size; null if no such point is found. Double precision tells the truth, but for NaN beside a finite value. That products and powers
    /// of large numbers are too large is no finding: the sizes that are tried are not those that a network has.
    /// </summary>
    /// <param name="op">The op.</param>
    /// <param name="operand">The position of the operand.</param>
    public static IReadOnlyDictionary<string, double>? FindOverflow(Op op, int operand)
    {
        var (variable, others) = (op.Operands[operand].Name, Others(op, operand));
        Expression[] functions = [.. op.Outputs.Select(static output => output.Value)];
        var derivatives = By(operand, op.Derivatives, functions.Length);
        var schedule = new Schedule([.. functions, .. derivatives]);
        foreach (var x in Magnitudes.SelectMany(static magnitude => (double[])[magnitude, -magnitude]))
        {
            var point = With(Point(others, 0), variable, (float)x);
            var single = Evaluator.Single(schedule, point);
            int[] lost = [.. Enumerable.Range(0, functions.Length).Where(output => !Growth.IsSingle(single.ValueOf(derivatives[output])))];
            if (lost.Length == 0)
            {
                continue;
            }

            var exact = Evaluator.Double(schedule, point);
            var explained = Growth.Explained(schedule, exact, single);
            if (lost.Any(output => IsNumber(exact, functions[output], derivatives[output]) && !explained[schedule.PositionOf(derivatives[output])]))
            {
                return point;
            }
        }

        return null;
    }

    private static bool IsNumber(Evaluator exact, Expression function, Expression derivative)
    {
        var slope = exact.ValueOf(derivative);
        return Growth.IsSingle(exact.ValueOf(function)) && (double.IsNaN(slope) || Growth.IsSingle(slope));
    }

    // The derivative of each output by an operand.
    private static Expression[] By(int operand, IReadOnlyList<Derivative> derivatives, int outputs)
    {
        var values = Enumerable.Repeat<Expression>(0, outputs).ToArray();
        foreach (var derivative in derivatives.Where(derivative => derivative.Operand == operand))
        {
            values[derivative.Output] = derivative.Value;
        }

        return values;
    }

    private static string[] Others(Op op, int operand) => [.. op.Operands.Where((_, i) => i != operand).Select(static other => other.Name)];

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
