using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Operators of two operands, which C# has given one type; null where one is not supported.</summary>
internal static class BinaryOperators
{
    public static ScalarValue? Apply(BinaryOperatorKind kind, Number left, Number right, bool isChecked = false)
    {
        if (Compare(kind, left, right) is { } condition)
        {
            return new Bool(condition);
        }

        if (left.Type.IsWhole())
        {
            return WholeNumbers.Apply(kind, left, right, isChecked);
        }

        Func<Expression[], Expression>? operation = kind switch
        {
            BinaryOperatorKind.Add => static operands => operands[0] + operands[1],
            BinaryOperatorKind.Subtract => static operands => operands[0] - operands[1],
            BinaryOperatorKind.Multiply => static operands => operands[0] * operands[1],
            BinaryOperatorKind.Divide => static operands => operands[0] / operands[1],
            BinaryOperatorKind.Remainder => static operands => Formula.Remainder(operands[0], operands[1]),
            _ => null,
        };
        return operation is null ? null : new Number(Precision.Compute(left.Type, operation, left.Value, right.Value), left.Type);
    }

    public static ScalarValue? Apply(BinaryOperatorKind kind, Bool left, Bool right) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => new Bool(left.Condition & right.Condition),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => new Bool(left.Condition | right.Condition),
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => new Bool(left.Condition ^ right.Condition),
        BinaryOperatorKind.Equals => new Bool(!(left.Condition ^ right.Condition)),
        _ => null,
    };

    private static Condition? Compare(BinaryOperatorKind kind, Number left, Number right) => kind switch
    {
        BinaryOperatorKind.GreaterThan => Compare(Relation.Greater, left, right),
        BinaryOperatorKind.GreaterThanOrEqual => Compare(Relation.GreaterOrEqual, left, right),
        BinaryOperatorKind.LessThan => Compare(Relation.Greater, right, left),
        BinaryOperatorKind.LessThanOrEqual => Compare(Relation.GreaterOrEqual, right, left),
        BinaryOperatorKind.Equals => Compare(Relation.Equal, left, right),
        BinaryOperatorKind.NotEquals => !Compare(Relation.Equal, left, right),
        _ => null,
    };

    private static Condition Compare(Relation relation, Number left, Number right) => (left.Value, right.Value) switch
    {
        (Constant a, Constant b) => new Truth(Conditions.Holds(relation, Precision.ValueOf(a, left.Type), Precision.ValueOf(b, right.Type))),
        _ when left.Type.IsWhole() => WholeNumbers.Compare(relation, left, right),
        _ => Conditions.Compare(relation, left.Value, right.Value),
    };
}
