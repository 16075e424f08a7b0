namespace Surrogates.Generator.Algebra;

/// <summary>The values of formulas at some points: the reference for what is emitted. What a node is, is looked up once for all points.</summary>
internal sealed class Evaluator
{
    private readonly Schedule _schedule;
    private readonly IReadOnlyList<IReadOnlyDictionary<string, double>> _points;
    private readonly double _largest;
    private readonly double[][] _values;

    private Evaluator(Schedule schedule, IReadOnlyList<IReadOnlyDictionary<string, double>> points, double largest)
    {
        _schedule = schedule;
        _points = points;
        _largest = largest;
        _values = new double[schedule.Nodes.Length][];
        var isSingle = largest == float.MaxValue;
        for (var i = 0; i < _values.Length; i++)
        {
            var values = Values(schedule.Nodes[i], schedule.Operands[i]);
            _values[i] = isSingle && schedule.Nodes[i] is not Whole ? Array.ConvertAll(values, static value => (double)(float)value) : values;
        }
    }

    /// <summary>The value in double precision.</summary>
    public static double Evaluate(Expression expression, IReadOnlyDictionary<string, double> variables) =>
        Double(new Schedule(expression), [variables]).ValueOf(expression, 0);

    /// <summary>The values in double precision.</summary>
    public static Evaluator Double(Schedule schedule, IReadOnlyList<IReadOnlyDictionary<string, double>> points) => new(schedule, points, double.MaxValue);

    /// <summary>The values with every step rounded to single precision.</summary>
    public static Evaluator Single(Schedule schedule, IReadOnlyList<IReadOnlyDictionary<string, double>> points) => new(schedule, points, float.MaxValue);

    public double ValueOf(Expression expression, int point) => _values[_schedule.PositionOf(expression)][point];

    /// <summary>The value of the node at a position of the schedule; of a condition 1 where it holds, and 0 where not.</summary>
    public double ValueAt(int position, int point) => _values[position][point];

    /// <summary>Whether any number on the way is infinite: what is none then may be so for that alone.</summary>
    public bool HasInfinity(int point) => _values.Any(values => double.IsInfinity(values[point]));

    /// <summary>What the node at a position takes its value from there: of two values that are chosen between, only one.</summary>
    public int[] Needed(int position, int point)
    {
        var operands = _schedule.Operands[position];
        return _schedule.Nodes[position] is Selection ? [ValueAt(operands[0], point) != 0 ? operands[1] : operands[2]] : operands;
    }

    private double[] Values(Node node, int[] operands)
    {
        double[] Operand(int i) => _values[operands[i]];
        return node switch
        {
            Arithmetic arithmetic => Each(Operand(0), Operand(1), Operation(arithmetic.Operator)),
            Constant constant => Each(_ => constant.Value),
            Variable variable => Each(point => _points[point][variable.Name]),
            Negation => Each(Operand(0), static value => -value),
            Power power => Each(Operand(0), value => Math.Pow(value, power.Exponent)),
            Call call when call.Function == FunctionTable.Finite => Each(Operand(0), value => double.IsInfinity(value) ? Math.Sign(value) * _largest : value),
            Call call => Called(call.Function, operands),
            Selection => Selected(Operand(0), Operand(1), Operand(2)),
            Taken => Operand(1),
            GradientOverride => Operand(0),
            Whole whole => Each(point => whole.Operation.Evaluate(Array.ConvertAll(operands, operand => _values[operand][point]))),
            Truth truth => Each(_ => truth.Value ? 1 : 0),
            Comparison comparison => Each(Operand(0), Operand(1), (left, right) => Conditions.Holds(comparison.Relation, left, right) ? 1 : 0),
            Inversion => Each(Operand(0), static value => 1 - value),
            Junction { Connective: Connective.And } => Each(Operand(0), Operand(1), static (left, right) => left * right),
            Junction { Connective: Connective.Or } => Each(Operand(0), Operand(1), Math.Max),
            Junction { Connective: Connective.Xor } => Each(Operand(0), Operand(1), static (left, right) => left != right ? 1 : 0),
            _ => throw new ArgumentException($"No evaluation of {node.GetType().Name}.", nameof(node)),
        };
    }

    private static Func<double, double, double> Operation(Operator @operator) => @operator switch
    {
        Operator.Add => static (left, right) => left + right,
        Operator.Subtract => static (left, right) => left - right,
        Operator.Multiply => static (left, right) => left * right,
        _ => static (left, right) => left / right,
    };

    private double[] Called(Function function, int[] operands)
    {
        var arguments = new double[operands.Length];
        return Each(point =>
        {
            for (var i = 0; i < operands.Length; i++)
            {
                arguments[i] = _values[operands[i]][point];
            }

            return function.Evaluate(arguments);
        });
    }

    private double[] Selected(double[] condition, double[] whenTrue, double[] whenFalse) =>
        Each(point => condition[point] != 0 ? whenTrue[point] : whenFalse[point]);

    private double[] Each(Func<int, double> value)
    {
        var values = new double[_points.Count];
        for (var point = 0; point < values.Length; point++)
        {
            values[point] = value(point);
        }

        return values;
    }

    private double[] Each(double[] operand, Func<double, double> value) => Each(point => value(operand[point]));

    private double[] Each(double[] left, double[] right, Func<double, double, double> value) => Each(point => value(left[point], right[point]));
}
