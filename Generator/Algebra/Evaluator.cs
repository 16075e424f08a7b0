namespace Surrogates.Generator.Algebra;

/// <summary>The value of a formula: the reference for what is emitted.</summary>
internal sealed class Evaluator
{
    private readonly IReadOnlyDictionary<string, double> _variables;
    private readonly Func<double, double> _round;
    private readonly Dictionary<Node, double> _values = [];
    private readonly Dictionary<Node, bool> _truths = [];
    private double _largest = double.MaxValue;

    private Evaluator(IReadOnlyDictionary<string, double> variables, Func<double, double> round)
    {
        _variables = variables;
        _round = round;
    }

    /// <summary>The value in double precision.</summary>
    public static double Evaluate(Expression expression, IReadOnlyDictionary<string, double> variables) =>
        Double(variables).Evaluate(expression);

    /// <summary>Evaluates in double precision.</summary>
    public static Evaluator Double(IReadOnlyDictionary<string, double> variables) => new(variables, static value => value);

    /// <summary>Evaluates with every step rounded to single precision.</summary>
    public static Evaluator Single(IReadOnlyDictionary<string, double> variables) => new(variables, static value => (float)value) { _largest = float.MaxValue };

    /// <summary>The side of a selection that is taken.</summary>
    public Expression Chosen(Selection selection)
    {
        Compute(selection.Condition);
        return _truths[selection.Condition] ? selection.WhenTrue : selection.WhenFalse;
    }

    /// <summary>The value of an expression, which is computed once.</summary>
    public double Evaluate(Expression expression)
    {
        Compute(expression);
        return _values[expression];
    }

    private void Compute(Node root)
    {
        foreach (var node in Topology.OperandsFirst([root], node => IsKnown(node) ? [] : node.Operands))
        {
            if (IsKnown(node))
            {
                continue;
            }

            if (node is Condition condition)
            {
                _truths.Add(node, Holds(condition));
            }
            else
            {
                _values.Add(node, _round(Value((Expression)node)));
            }
        }
    }

    private bool IsKnown(Node node) => _values.ContainsKey(node) || _truths.ContainsKey(node);

    // Operands have their values by now.
    private double Value(Expression expression) => expression switch
    {
        Constant constant => constant.Value,
        Variable variable => _variables[variable.Name],
        Negation negation => -_values[negation.Operand],
        Arithmetic arithmetic => Apply(arithmetic.Operator, _values[arithmetic.Left], _values[arithmetic.Right]),
        Power power => Math.Pow(_values[power.Base], power.Exponent),
        Call call when call.Function == FunctionTable.Finite && double.IsInfinity(_values[call.Arguments[0]]) => Math.Sign(_values[call.Arguments[0]]) * _largest,
        Call call => call.Function.Evaluate([.. call.Arguments.Select(argument => _values[argument])]),
        Selection selection => _values[_truths[selection.Condition] ? selection.WhenTrue : selection.WhenFalse],
        GradientOverride overridden => _values[overridden.Value],
        _ => throw new ArgumentException($"No evaluation of {expression.GetType().Name}.", nameof(expression)),
    };

    private bool Holds(Condition condition) => condition switch
    {
        Truth truth => truth.Value,
        Comparison comparison => Conditions.Holds(comparison.Relation, _values[comparison.Left], _values[comparison.Right]),
        Inversion inversion => !_truths[inversion.Inverted],
        Junction { Connective: Connective.And } junction => _truths[junction.Left] && _truths[junction.Right],
        Junction { Connective: Connective.Or } junction => _truths[junction.Left] || _truths[junction.Right],
        Junction { Connective: Connective.Xor } junction => _truths[junction.Left] != _truths[junction.Right],
        _ => throw new ArgumentException($"No evaluation of {condition.GetType().Name}.", nameof(condition)),
    };

    private static double Apply(Operator @operator, double left, double right) => @operator switch
    {
        Operator.Add => left + right,
        Operator.Subtract => left - right,
        Operator.Multiply => left * right,
        Operator.Divide => left / right,
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };
}
