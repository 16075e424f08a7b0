namespace Surrogates.Generator.Algebra;

/// <summary>The value of an expression: the reference for what is emitted.</summary>
internal sealed class Evaluator
{
    private readonly IReadOnlyDictionary<string, double> _variables;
    private readonly Func<double, double> _round;
    private double _largest = double.MaxValue;

    // What is shared is computed once, or a chain of shared values would take exponential time.
    private readonly Dictionary<Expression, double> _values = [];

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

    public static bool Holds(Relation relation, double left, double right) => relation switch
    {
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        Relation.Equal => left == right,
        Relation.NotEqual => left != right,
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };

    /// <summary>The side of a selection that is taken.</summary>
    public Expression Chosen(Selection selection) =>
        Holds(selection.Relation, Evaluate(selection.Left), Evaluate(selection.Right)) ? selection.WhenTrue : selection.WhenFalse;

    /// <summary>The value of an expression, which is computed once.</summary>
    public double Evaluate(Expression expression)
    {
        if (!_values.TryGetValue(expression, out var value))
        {
            value = _round(Compute(expression));
            _values.Add(expression, value);
        }

        return value;
    }

    private double Compute(Expression expression) => expression switch
    {
        Constant constant => constant.Value,
        Variable variable => _variables[variable.Name],
        Negation negation => -Evaluate(negation.Operand),
        Arithmetic arithmetic => Compute(arithmetic.Operator, Evaluate(arithmetic.Left), Evaluate(arithmetic.Right)),
        Power power => Math.Pow(Evaluate(power.Base), power.Exponent),
        Call { Function: Function.Finite } finite when double.IsInfinity(Evaluate(finite.Arguments[0])) => Math.Sign(Evaluate(finite.Arguments[0])) * _largest,
        Call call => Functions.Of(call.Function).Evaluate([.. call.Arguments.Select(Evaluate)]),
        Selection selection => Evaluate(Chosen(selection)),
        Surrogate surrogate => Evaluate(surrogate.Value),
        _ => throw new ArgumentException($"No evaluation of {expression.GetType().Name}.", nameof(expression)),
    };

    private static double Compute(Operator @operator, double left, double right) => @operator switch
    {
        Operator.Add => left + right,
        Operator.Subtract => left - right,
        Operator.Multiply => left * right,
        Operator.Divide => left / right,
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };
}
