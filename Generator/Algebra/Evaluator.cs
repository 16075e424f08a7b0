namespace Surrogates.Generator.Algebra;

/// <summary>The values of formulas at a point: the reference for what is emitted.</summary>
internal sealed class Evaluator
{
    private readonly Schedule _schedule;
    private readonly IReadOnlyDictionary<string, double> _variables;
    private readonly double _largest;
    private readonly double[] _values;

    private Evaluator(Schedule schedule, IReadOnlyDictionary<string, double> variables, double largest)
    {
        _schedule = schedule;
        _variables = variables;
        _largest = largest;
        _values = new double[schedule.Nodes.Length];
        var isSingle = largest == float.MaxValue;
        for (var i = 0; i < _values.Length; i++)
        {
            var value = Compute(schedule.Nodes[i], schedule.Operands[i]);
            _values[i] = isSingle ? (float)value : value;
        }
    }

    /// <summary>The value in double precision.</summary>
    public static double Evaluate(Expression expression, IReadOnlyDictionary<string, double> variables) =>
        Double(new Schedule(expression), variables).ValueOf(expression);

    /// <summary>The values in double precision.</summary>
    public static Evaluator Double(Schedule schedule, IReadOnlyDictionary<string, double> variables) => new(schedule, variables, double.MaxValue);

    /// <summary>The values with every step rounded to single precision.</summary>
    public static Evaluator Single(Schedule schedule, IReadOnlyDictionary<string, double> variables) => new(schedule, variables, float.MaxValue);

    public double ValueOf(Expression expression) => _values[_schedule.PositionOf(expression)];

    /// <summary>The value of the node at a position of the schedule; of a condition 1 where it holds, and 0 where not.</summary>
    public double ValueAt(int position) => _values[position];

    private double Compute(Node node, int[] operands)
    {
        double Operand(int i) => _values[operands[i]];
        bool Holds(int i) => _values[operands[i]] != 0;
        return node switch
        {
            Arithmetic arithmetic => Compute(arithmetic.Operator, Operand(0), Operand(1)),
            Constant constant => constant.Value,
            Variable variable => _variables[variable.Name],
            Negation => -Operand(0),
            Power power => Math.Pow(Operand(0), power.Exponent),
            Call call when call.Function == FunctionTable.Finite && double.IsInfinity(Operand(0)) => Math.Sign(Operand(0)) * _largest,
            Call call => call.Function.Evaluate(Array.ConvertAll(operands, ValueAt)),
            Selection => Holds(0) ? Operand(1) : Operand(2),
            GradientOverride => Operand(0),
            Truth truth => truth.Value ? 1 : 0,
            Comparison comparison => Conditions.Holds(comparison.Relation, Operand(0), Operand(1)) ? 1 : 0,
            Inversion => Holds(0) ? 0 : 1,
            Junction { Connective: Connective.And } => Holds(0) && Holds(1) ? 1 : 0,
            Junction { Connective: Connective.Or } => Holds(0) || Holds(1) ? 1 : 0,
            Junction { Connective: Connective.Xor } => Holds(0) != Holds(1) ? 1 : 0,
            _ => throw new ArgumentException($"No evaluation of {node.GetType().Name}.", nameof(node)),
        };
    }

    private static double Compute(Operator @operator, double left, double right) => @operator switch
    {
        Operator.Add => left + right,
        Operator.Subtract => left - right,
        Operator.Multiply => left * right,
        _ => left / right,
    };
}
