using System.Numerics;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>
/// Arithmetic of whole numbers. Constants and number operands are computed with integers, as C# does it. What depends on elements is
/// computed with real numbers, which is the same as long as it stays small.
/// </summary>
internal static class WholeNumbers
{
    /// <summary>A constant; null if it is none of the real numbers that formulas hold, which all are up to 2^53.</summary>
    public static Number? Of(BigInteger value, NumberType type) =>
        (double)value is var real && new BigInteger(real) == value ? new Number(real, type) : null;

    /// <summary>The result of an operator; null where it is not supported, or throws.</summary>
    public static Number? Apply(BinaryOperatorKind kind, Number left, Number right, bool isChecked) =>
        Operator(kind) is { } @operator ? Apply(new WholeOperation(@operator, left.Type, isChecked), left, right) : null;

    /// <summary>The result of an operation; null where it is not supported, or throws.</summary>
    public static Number? Apply(WholeOperation operation, params Number[] operands) =>
        Array.TrueForAll(operands, static operand => operand.IsPrepared) ? Prepared(operation, operands)
        : OfElements(operation, operands) is { } result ? (result.Range.IsExact(operation.Type) ? result : OfArms(operation, operands) ?? result with { IsExact = false })
        : OfArms(operation, operands);

    /// <summary>How two numbers compare.</summary>
    public static Condition Compare(Relation relation, Number left, Number right) =>
        left.IsPrepared && right.IsPrepared && Apply(new WholeOperation(WholeOperator.Compare, left.Type), left, right) is { } order
            ? Conditions.Compare(relation, order.Value, 0)
            : Conditions.Compare(relation, left.Value, right.Value);

    /// <summary>One of two numbers of a type.</summary>
    public static Number Select(Condition condition, Number whenTrue, Number whenFalse)
    {
        var isPrepared = whenTrue.IsPrepared && whenFalse.IsPrepared && !whenTrue.Value.Equals(whenFalse.Value) && Whole.IsPrepared(condition);
        var value = isPrepared
            ? Whole.Of(new WholeOperation(WholeOperator.Choose, whenTrue.Type), condition, Plain(whenTrue), Plain(whenFalse))
            : Formula.Where(condition, whenTrue.Value, whenFalse.Value);
        return new Number(value, whenTrue.Type) { Range = whenTrue.Range | whenFalse.Range };
    }

    private static WholeOperator? Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => WholeOperator.Add,
        BinaryOperatorKind.Subtract => WholeOperator.Subtract,
        BinaryOperatorKind.Multiply => WholeOperator.Multiply,
        BinaryOperatorKind.Divide => WholeOperator.Divide,
        BinaryOperatorKind.Remainder => WholeOperator.Remainder,
        BinaryOperatorKind.And => WholeOperator.And,
        BinaryOperatorKind.Or => WholeOperator.Or,
        BinaryOperatorKind.ExclusiveOr => WholeOperator.Xor,
        BinaryOperatorKind.LeftShift => WholeOperator.ShiftLeft,
        BinaryOperatorKind.RightShift => WholeOperator.ShiftRight,
        _ => null,
    };

    private static Number? Prepared(WholeOperation operation, Number[] operands)
    {
        if (Array.TrueForAll(operands, static operand => operand.Value is Constant))
        {
            return WholeArithmetic.Apply(operation, Array.ConvertAll(operands, static operand => operand.Range.Low)) is { } result ? Of(result, operation.Type) : null;
        }

        // It is computed before it is known whether C# comes that way, and so must not throw.
        if (operation.Operator is WholeOperator.Divide or WholeOperator.Remainder && operands[1].Value is not Constant { Value: not (0 or -1) })
        {
            return null;
        }

        return new Number(Whole.Of(operation, [.. operands.Select(Plain)]), operation.Type);
    }

    // Real numbers, which hold a whole number of elements.
    private static Number? OfElements(WholeOperation operation, Number[] operands)
    {
        var (a, b) = (operands[0], operands[operands.Length - 1]);
        (Expression Value, WholeRange Range)? result = operation.Operator switch
        {
            WholeOperator.Add => (a.Value + b.Value, a.Range + b.Range),
            WholeOperator.Subtract => (a.Value - b.Value, a.Range - b.Range),
            WholeOperator.Multiply => (a.Value * b.Value, a.Range * b.Range),
            WholeOperator.Min => (Formula.Min(a.Value, b.Value), a.Range | b.Range),
            WholeOperator.Max => (Formula.Max(a.Value, b.Value), a.Range | b.Range),
            WholeOperator.Abs => (Formula.Abs(a.Value), a.Range | (default(WholeRange) - a.Range)),
            WholeOperator.Compare => (Formula.Sign(a.Value - b.Value), new WholeRange(-1, 1)),
            WholeOperator.Convert => (a.Value, a.Range),
            _ => null,
        };
        return result is var (value, range) ? new Number(value, operation.Type) { Range = range } : null;
    }

    // A choice that elements make between numbers that they do not make: the operation is done with each of these.
    private static Number? OfArms(WholeOperation operation, Number[] operands)
    {
        var place = Array.FindIndex(operands, static operand => operand.Value is Selection);
        if (place < 0 || operands.Aggregate(1, static (count, operand) => count * Whole.Arms(operand.Value)) is 0 or > Whole.MostArms)
        {
            return null;
        }

        var choice = (Selection)operands[place].Value;
        return Arm(choice.WhenTrue) is { } whenTrue && Arm(choice.WhenFalse) is { } whenFalse ? Select(choice.Condition, whenTrue, whenFalse) : null;

        Number? Arm(Expression value)
        {
            Number[] chosen = [.. operands];
            chosen[place] = new Number(value, operands[place].Type);
            return Apply(operation, chosen);
        }
    }

    // Names are those of real numbers.
    private static Expression Plain(Number number) => number.Value is Constant constant ? new Constant(constant.Value) : number.Value;

}
