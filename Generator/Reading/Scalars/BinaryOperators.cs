using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

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
            _ => Compare(kind, left.Value, right.Value) is { } condition ? new Bool(condition) : null,
        };
    }

    public static ScalarValue? Apply(BinaryOperatorKind kind, Bool left, Bool right) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => new Bool(left.Condition & right.Condition),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => new Bool(left.Condition | right.Condition),
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => new Bool(left.Condition ^ right.Condition),
        BinaryOperatorKind.Equals => new Bool(!(left.Condition ^ right.Condition)),
        _ => null,
    };

    private static bool IsArithmetic(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract
        or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder;

    private static Condition? Compare(BinaryOperatorKind kind, Expression left, Expression right) => kind switch
    {
        BinaryOperatorKind.GreaterThan => left > right,
        BinaryOperatorKind.GreaterThanOrEqual => left >= right,
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.Equals => Formula.Equal(left, right),
        BinaryOperatorKind.NotEquals => !Formula.Equal(left, right),
        _ => null,
    };
}
