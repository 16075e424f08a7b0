using Surrogates.Generator.Algebra;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Ops;

/// <summary>
/// Tries an op's derivatives out at sample points: against central differences in double precision, and over the whole range of single
/// precision. The derivatives of all outputs are tried as those of their sum, and one by one where that is not right.
/// </summary>
/// <param name="op">The op.</param>
internal sealed class GradientCheck(Op op)
{
    // Relative to the larger of 1 and the slope: central differences are good to about 1e-9, and what is wrong is wrong by more.
    private const double Tolerance = 1e-4;
    private const double Step = 1e-5;

    // Of the sum over the outputs, in which a steep one may stand beside one that is not.
    private const double ToleranceOfSum = 1e-6;

    // Of a double, relative.
    private const double Rounding = 2.3e-16;

    // Off the round numbers, where functions have their kinks.
    private static readonly double[] Samples = [0.137, -0.219, 0.731, -0.853, 1.291, -1.473, 2.617, -3.089, 5.231, -6.907];

    // Up to where an exponential function leaves single precision: what does so only at larger ones has scaled its operand, as rates of
    // ion channels do, to where no network goes.
    private static readonly double[] Magnitudes = [0, 1e-38, 1e-20, 1e-8, 1e-3, 1, 30, 90];

    // The samples with which what decides does so in each way.
    private readonly int[] _outcomes = op.Operands.Any(static operand => operand.IsTruth) ? [0, 1] : [0];
    private readonly Schedules _hard = new(op.Jacobian);
    private readonly Lazy<Schedules> _soft = new(() => new Schedules(op.SoftJacobian.Value));

    /// <summary>Where a derivative by an operand is not the slope of the smooth function; null if no such point is found, or there is no such function.</summary>
    /// <param name="operand">The position of the operand.</param>
    public Mismatch? FindMismatch(int operand)
    {
        if (op.SoftForward is null)
        {
            return null;
        }

        var (soft, values) = (_soft.Value, _soft.Value.Jacobian.Values);
        Dictionary<string, double> At(int sample, double shift) => Point(operand, sample, Samples[sample] + shift);
        Dictionary<string, double>[] points = [.. Samples.Select((_, i) => At(i, 0))];
        var below = Evaluator.Double(soft.Values, [.. Samples.Select((_, i) => At(i, -Step))]);
        var middle = Evaluator.Double(soft.All, points);
        var above = Evaluator.Double(soft.Values, [.. Samples.Select((_, i) => At(i, Step))]);
        var ofSum = By(operand, soft.Jacobian.OfSum);
        for (var i = 0; i < points.Length; i++)
        {
            Slope[] slopes = [.. values.Select(value => new Slope(below.ValueOf(value, i), middle.ValueOf(value, i), above.ValueOf(value, i)))];
            var sum = slopes.Zip(soft.Jacobian.Weights, static (slope, weight) => slope.Value * weight).Sum();
            if (Array.TrueForAll(slopes, static slope => slope.IsSmooth)
                && Math.Abs(middle.ValueOf(ofSum, i) - sum) <= ToleranceOfSum * slopes.Max(static slope => slope.Scale))
            {
                continue;
            }

            for (var output = 0; output < slopes.Length; output++)
            {
                var (slope, derivative) = (slopes[output], By(operand, soft.Jacobian.Of(output)));
                var at = Evaluator.Double(soft.Of(output), [points[i]]);
                var stated = at.ValueOf(derivative, 0);
                if (slope.IsSmooth
                    && !(double.IsNaN(stated) && at.HasInfinity(0))
                    && !(Math.Abs(stated - slope.Value) <= Tolerance * slope.Scale)
                    && !(Math.Abs(stated - slope.Value) <= Uncertainty(values[output], slope.Value, At, i)))
                {
                    return new Mismatch(points[i], slope.Value, stated);
                }
            }
        }

        return null;
    }

    // How far a slope may be from the truth. Those over four times the distance and a quarter of it differ from it by more than its own
    // error, that of the third derivative and that of rounding; a difference below the last digit of the largest number that the value
    // comes from is not seen at all.
    private double Uncertainty(Expression value, double slope, Func<int, double, Dictionary<string, double>> at, int sample)
    {
        double[] shifts = [-4 * Step, -Step / 4, 0, Step / 4, 4 * Step];
        var values = _soft.Value.Values;
        var around = Evaluator.Double(values, [.. shifts.Select(shift => at(sample, shift))]);
        double SlopeOver(int left, int right) => (around.ValueOf(value, right) - around.ValueOf(value, left)) / (shifts[right] - shifts[left]);
        var largest = Enumerable.Range(0, values.Nodes.Length)
            .Select(position => Math.Abs(around.ValueAt(position, 2)))
            .Where(static number => number <= double.MaxValue)
            .Max();
        return Math.Abs(SlopeOver(0, 4) - slope) + Math.Abs(SlopeOver(1, 3) - slope) + (largest * Rounding / Step);
    }

    /// <summary>
    /// Where a derivative by an operand is not finite in single precision although in truth output and derivative are numbers of that
    /// size; null if no such point is found. Double precision tells the truth, but for NaN beside a finite value. That products and powers
    /// of large numbers are too large is no finding, and neither is a point outside of the domain.
    /// </summary>
    /// <param name="operand">The position of the operand.</param>
    public IReadOnlyDictionary<string, double>? FindOverflow(int operand)
    {
        Dictionary<string, double>[] points = [.. Magnitudes.SelectMany(magnitude => (double[])[magnitude, -magnitude]).SelectMany(x => _outcomes.Select(outcome => Point(operand, outcome, (float)x)))];
        var ofSum = By(operand, op.Jacobian.OfSum);
        var single = Evaluator.Single(_hard.All, points);
        points = [.. points.Where((_, i) => !Growth.IsSingle(single.ValueOf(ofSum, i)))];
        if (points.Length == 0)
        {
            return null;
        }

        single = Evaluator.Single(_hard.All, points);
        var exact = Evaluator.Double(_hard.All, points);
        for (var i = 0; i < points.Length; i++)
        {
            int[] numbers = [.. Enumerable.Range(0, op.Outputs.Count).Where(output => Growth.IsSingle(exact.ValueOf(op.Jacobian.Values[output], i)))];
            if (numbers.Length > 0
                && !Domain.IsLeft(_hard.Read, _hard.Roots, points[i])
                && !Growth.Explained(_hard.All, exact, single, i)[_hard.All.PositionOf(ofSum)]
                && numbers.Any(output => Overflows(output, operand, points[i])))
            {
                return points[i];
            }
        }

        return null;
    }

    // Of an output that is a number there.
    private bool Overflows(int output, int operand, Dictionary<string, double> point)
    {
        var (schedule, derivative) = (_hard.Of(output), By(operand, op.Jacobian.Of(output)));
        var (exact, single) = (Evaluator.Double(schedule, [point]), Evaluator.Single(schedule, [point]));
        var slope = exact.ValueOf(derivative, 0);
        return !Growth.IsSingle(single.ValueOf(derivative, 0))
            && (double.IsNaN(slope) || Growth.IsSingle(slope))
            && !Growth.Explained(schedule, exact, single, 0)[schedule.PositionOf(derivative)];
    }

    private static Expression By(int operand, IReadOnlyList<Derivative> derivatives) =>
        derivatives.FirstOrDefault(derivative => derivative.Operand == operand)?.Value ?? 0;

    // The other operands stay near 1, where parameters such as a steepness are; what decides does so one way and the other.
    private Dictionary<string, double> Point(int operand, int sample, double x)
    {
        var point = new Dictionary<string, double> { [op.Operands[operand].Name] = x };
        foreach (var other in op.Operands.Where((_, i) => i != operand))
        {
            var value = Samples[(sample + point.Count + 1) % Samples.Length];
            point.Add(other.Name, other switch
            {
                { IsTruth: true } => (sample + point.Count) % 2,
                { Noise.Distribution: Distribution.Uniform } => Math.Abs(value) % 1,
                { Noise.Distribution: Distribution.Normal } => value,
                _ => Math.Abs(value),
            });
        }

        return point;
    }

    /// <summary>The orders in which values and derivatives are evaluated.</summary>
    private sealed class Schedules(Jacobian jacobian)
    {
        private readonly Schedule?[] _ofOutputs = new Schedule?[jacobian.Values.Count];
        private Schedule? _read;

        public Jacobian Jacobian => jacobian;

        /// <summary>The values alone.</summary>
        public Schedule Values { get; } = new([.. jacobian.Values]);

        /// <summary>The values, and the derivatives of their sum.</summary>
        public Schedule All { get; } = new([.. jacobian.Values, .. jacobian.OfSum.Select(static derivative => derivative.Value), 0]);

        /// <summary>The values, and what they have the gradients of: where that is not defined, neither is the op.</summary>
        public IReadOnlyList<Expression> Roots { get; } =
        [
            .. jacobian.Values,
            .. Topology.OperandsFirst<Node>(jacobian.Values, static node => node is GradientOverride overridden ? [overridden.Value, .. Arguments(overridden)] : node.Operands)
                .OfType<GradientOverride>()
                .SelectMany(Arguments),
        ];

        /// <summary>Those alone.</summary>
        public Schedule Read => _read ??= new Schedule([.. Roots]);

        /// <summary>The derivatives of an output.</summary>
        public Schedule Of(int output) => _ofOutputs[output] ??= new Schedule([.. jacobian.Of(output).Select(static derivative => derivative.Value), 0]);

        private static IEnumerable<Expression> Arguments(GradientOverride overridden) => overridden.Partials.Select(static partial => partial.Argument);
    }

    /// <summary>The slope of a function between points to the left and to the right.</summary>
    private readonly struct Slope(double below, double middle, double above)
    {
        private readonly double _left = (middle - below) / Step;
        private readonly double _right = (above - middle) / Step;

        public double Value => (_left + _right) / 2;

        public double Scale => Math.Max(1, Math.Abs(Value));

        // Where both sides differ the function has a kink or a jump, and no slope; where it is not a number, neither.
        public bool IsSmooth => Math.Abs(_left - _right) <= 1e-2 * Scale;
    }
}

/// <summary>A point at which a derivative is not the slope.</summary>
/// <param name="Point">The values of the operands.</param>
/// <param name="Slope">The slope of the function.</param>
/// <param name="Stated">The value of the derivative.</param>
internal sealed record Mismatch(IReadOnlyDictionary<string, double> Point, double Slope, double Stated);
