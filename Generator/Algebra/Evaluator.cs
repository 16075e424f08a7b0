namespace Surrogates.Generator.Algebra;

/// <summary>The value of an expression in double precision: the reference for what is emitted.</summary>
internal static class Evaluator
{
    public static double Evaluate(Expression expression, IReadOnlyDictionary<string, double> variables) => expression switch
    {
        Constant constant => constant.Value,
        Variable variable => variables[variable.Name],
        Negation negation => -Evaluate(negation.Operand, variables),
        Arithmetic arithmetic => Compute(arithmetic.Operator, Evaluate(arithmetic.Left, variables), Evaluate(arithmetic.Right, variables)),
        Power power => Math.Pow(Evaluate(power.Base, variables), power.Exponent),
        Call call => Functions.Of(call.Function).Evaluate([.. call.Arguments.Select(argument => Evaluate(argument, variables))]),
        Selection selection => Evaluate(
            Holds(selection.Relation, Evaluate(selection.Left, variables), Evaluate(selection.Right, variables)) ? selection.WhenTrue : selection.WhenFalse,
            variables),
        Surrogate surrogate => Evaluate(surrogate.Value, variables),
        _ => throw new ArgumentException($"No evaluation of {expression.GetType().Name}.", nameof(expression)),
    };

    public static bool Holds(Relation relation, double left, double right) => relation switch
    {
        Relation.Greater => left > right,
        Relation.GreaterOrEqual => left >= right,
        Relation.Equal => left == right,
        Relation.NotEqual => left != right,
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
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
