using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads operators: those of C#, which type parameters have too, and those that a type of the project declares.</summary>
internal sealed class OperatorReader(ExpressionReader expressions, MethodCalls calls)
{
    public ScalarValue? Read(IUnaryOperation unary, Scope scope) => (unary.OperatorKind, expressions.Read(unary.Operand, scope)) switch
    {
        (_, null) => null,
        (_, var operand) when unary.OperatorMethod is { DeclaringSyntaxReferences.Length: > 0 } own => calls.Call(own, [operand], unary.Syntax, [], Scope.Create())?[0],
        (UnaryOperatorKind.Plus, Number number) => number,
        (UnaryOperatorKind.Minus, Number number) when number.Type.IsWhole() => expressions.Apply(BinaryOperatorKind.Subtract, new Number(0, number.Type), number, unary.IsChecked, unary),
        (UnaryOperatorKind.Minus, Number number) => number with { Value = -number.Value },
        (UnaryOperatorKind.BitwiseNegation, Number number) when WholeNumbers.Of(number.Type.Least() + number.Type.Most(), number.Type) is { } ends =>
            expressions.Apply(BinaryOperatorKind.Subtract, ends, number, isChecked: false, unary),
        (UnaryOperatorKind.Not, Bool value) => new Bool(!value.Condition),
        _ => expressions.Unsupported(unary),
    };

    public ScalarValue? Read(IBinaryOperation binary, Scope scope)
    {
        if (expressions.Read(binary.LeftOperand, scope) is not { } left)
        {
            return null;
        }

        // C# does not come to the other operand.
        if ((binary.OperatorKind, left) is (BinaryOperatorKind.ConditionalAnd, Bool { Known: false }) or (BinaryOperatorKind.ConditionalOr, Bool { Known: true }))
        {
            return left;
        }

        var isDecided = left is not Bool { Known: null } || binary.OperatorKind is not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr);
        if ((isDecided ? expressions.Read(binary.RightOperand, scope) : expressions.Undecided(scope, () => expressions.Read(binary.RightOperand, scope))) is not { } right)
        {
            return null;
        }

        return (left, right) switch
        {
            _ when binary.OperatorMethod is { DeclaringSyntaxReferences.Length: > 0 } own => calls.Call(own, [left, right], binary.Syntax, [], Scope.Create())?[0],
            (Number a, Number b) => expressions.Apply(binary.OperatorKind, a, b, binary.IsChecked, binary),
            (Bool a, Bool b) => BinaryOperators.Apply(binary.OperatorKind, a, b) ?? expressions.Unsupported(binary),
            _ => expressions.Unsupported(binary),
        };
    }
}
