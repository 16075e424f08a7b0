using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Writing;

/// <summary>
/// Takes out of an expression what a formula in a textbook has not: what is done only for infinity, powers by
/// their logarithms, and gradients that are not a value's own.
/// </summary>
internal sealed class Guards
{
    // What is shared is shared afterwards too.
    private readonly Dictionary<Expression, Expression> _removed = [];

    public static Expression Removed(Expression expression) => new Guards().Of(expression);

    private Expression Of(Expression expression)
    {
        if (!_removed.TryGetValue(expression, out var removed))
        {
            removed = expression switch
            {
                Call { Function: Function.Finite } finite => Replaced(finite, finite.Arguments[0]),
                // A choice between two numbers is no guard but a question.
                Selection { Relation: Relation.Greater, Left: Constant { Value: double.PositiveInfinity }, WhenTrue: not Constant } guard =>
                    Replaced(guard, guard.WhenTrue),
                Call { Function: Function.Exp } power when ByLogarithm(power.Arguments[0]) is { } exponent =>
                    Replaced(power, Formula.Pow(1 + exponent.Logarithm.Arguments[0], exponent.Factor)),
                Surrogate surrogate => Replaced(surrogate, surrogate.Value),
                _ => Rebuilt(expression),
            };
            _removed.Add(expression, removed);
        }

        return removed;
    }

    // exp(a log1p(x)) is a power of 1 + x.
    private static (Expression Factor, Call Logarithm)? ByLogarithm(Expression exponent) => exponent switch
    {
        Negation { Operand: Arithmetic { Operator: Operator.Multiply, Right: Call { Function: Function.Log1p } logarithm } product } => (-product.Left, logarithm),
        Arithmetic { Operator: Operator.Multiply, Right: Call { Function: Function.Log1p } logarithm } product => (product.Left, logarithm),
        _ => null,
    };

    private Expression Replaced(Expression guarded, Expression value) =>
        guarded is { IsNamed: true, Hint: { } name } ? Of(value).Named(name) : Of(value);

    private Expression Rebuilt(Expression expression) => expression switch
    {
        Negation negation => Rebuilt(negation, new Negation(Of(negation.Operand))),
        Arithmetic arithmetic => Rebuilt(arithmetic, new Arithmetic(arithmetic.Operator, Of(arithmetic.Left), Of(arithmetic.Right))),
        Power power => Rebuilt(power, new Power(Of(power.Base), power.Exponent)),
        Call call => Rebuilt(call, new Call(call.Function, call.Arguments.Select(Of).ToEquatableArray())),
        Selection selection => Rebuilt(
            selection,
            new Selection(selection.Relation, Of(selection.Left), Of(selection.Right), Of(selection.WhenTrue), Of(selection.WhenFalse))),
        _ => expression,
    };

    private static Expression Rebuilt(Expression original, Expression rebuilt) => rebuilt with { Hint = original.Hint, IsNamed = original.IsNamed };
}
