using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Writing;

/// <summary>
/// Takes out of an expression what a formula in a textbook has not: choices that are made only for what is NaN or infinite, and
/// gradients that are not a value's own.
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
                Selection { Relation: Relation.Equal } number when number.Left.Equals(number.Right) => Replaced(number, number.WhenTrue),
                // A choice between two numbers is no guard but a question.
                Selection { Relation: Relation.Greater, Left: Constant { Value: double.PositiveInfinity }, WhenTrue: not Constant } finite =>
                    Replaced(finite, finite.WhenTrue),
                Surrogate surrogate => Replaced(surrogate, surrogate.Value),
                _ => Rebuilt(expression),
            };
            _removed.Add(expression, removed);
        }

        return removed;
    }

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
