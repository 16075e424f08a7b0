using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>Operators of two operands; null where one is not supported.</summary>
internal static class BinaryOperators
{
    public static ScalarValue? Apply(BinaryOperatorKind kind, Number left, Number right, bool isChecked = false)
    {
        var isWhole = left.IsWhole && right.IsWhole;
        if (isWhole && left.Value is Constant a && right.Value is Constant b && IsArithmetic(kind))
        {
            return WholeNumbers.Apply(kind, a, b, isChecked);
        }

        return (kind, isWhole) switch
        {
            (BinaryOperatorKind.Add, _) => new Number(left.Value + right.Value, isWhole),
            (BinaryOperatorKind.Subtract, _) => new Number(left.Value - right.Value, isWhole),
            (BinaryOperatorKind.Multiply, _) => new Number(left.Value * right.Value, isWhole),
            (BinaryOperatorKind.Divide, false) => new Number(left.Value / right.Value),
            (BinaryOperatorKind.Remainder, false) => new Number(Formula.Remainder(left.Value, right.Value)),
            _ => Compare(kind, left.Value, right.Value) is { } condition ? new Truth(condition) : null,
        };
    }

    public static ScalarValue? Apply(BinaryOperatorKind kind, Truth left, Truth right) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => new Truth(Condition.And(left.Condition, right.Condition)),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => new Truth(Condition.Or(left.Condition, right.Condition)),
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => new Truth(Condition.Differ(left.Condition, right.Condition)),
        BinaryOperatorKind.Equals => new Truth(Condition.Not(Condition.Differ(left.Condition, right.Condition))),
        _ => null,
    };

    private static bool IsArithmetic(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract
        or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder;

    private static Condition? Compare(BinaryOperatorKind kind, Expression left, Expression right) => kind switch
    {
        BinaryOperatorKind.GreaterThan => Comparison(Relation.Greater, left, right),
        BinaryOperatorKind.GreaterThanOrEqual => Comparison(Relation.GreaterOrEqual, left, right),
        BinaryOperatorKind.LessThan => Comparison(Relation.Greater, right, left),
        BinaryOperatorKind.LessThanOrEqual => Comparison(Relation.GreaterOrEqual, right, left),
        BinaryOperatorKind.Equals => Comparison(Relation.Equal, left, right),
        BinaryOperatorKind.NotEquals => Condition.Not(Comparison(Relation.Equal, left, right)),
        _ => null,
    };

    private static Condition Comparison(Relation relation, Expression left, Expression right) =>
        (left, right) is (Constant a, Constant b)
            ? new Condition.Known(Evaluator.Holds(relation, a.Value, b.Value))
            : new Condition.Comparison(relation, left, right);
}
