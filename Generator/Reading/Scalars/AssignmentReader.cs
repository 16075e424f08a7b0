using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads assignments to local variables and parameters.</summary>
internal sealed class AssignmentReader(ScalarContext context, ExpressionReader expressions)
{
    public bool Read(IOperation operation, Scope scope) => operation switch
    {
        ISimpleAssignmentOperation assignment => Store(assignment.Target, expressions.Read(assignment.Value, scope), scope),
        ICompoundAssignmentOperation compound => Store(compound.Target, Combine(compound, scope), scope),
        IIncrementOrDecrementOperation step => Store(step.Target, Step(step, scope), scope),
        IDeconstructionAssignmentOperation deconstruction => Store(deconstruction.Target, expressions.Read(deconstruction.Value, scope), scope),
        _ => expressions.Unsupported(operation) is not null,
    };

    // The value has the type in which it is computed, but for a shift.
    private ScalarValue? Combine(ICompoundAssignmentOperation compound, Scope scope) =>
        (expressions.Read(compound.Target, scope), expressions.Read(compound.Value, scope)) switch
        {
            (Number a, Number b) when compound.OperatorKind is BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift =>
                Combine(compound.OperatorKind, a, Promoted(a.Type), b, compound.IsChecked, compound),
            (Number a, Number b) => Combine(compound.OperatorKind, a, b.Type, b, compound.IsChecked, compound),
            (Bool a, Bool b) => BinaryOperators.Apply(compound.OperatorKind, a, b) ?? expressions.Unsupported(compound),
            _ => null,
        };

    private ScalarValue? Step(IIncrementOrDecrementOperation step, Scope scope)
    {
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        return expressions.Read(step.Target, scope) is Number number
            ? Combine(kind, number, Promoted(number.Type), new Number(1, Promoted(number.Type)), step.IsChecked, step)
            : null;
    }

    private ScalarValue? Combine(BinaryOperatorKind kind, Number target, NumberType type, Number value, bool isChecked, IOperation operation) =>
        expressions.Convert(target, type, isChecked, operation) is { } left && expressions.Apply(kind, left, value, isChecked, operation) is Number result
            ? expressions.Convert(result, target.Type, isChecked, operation)
            : null;

    // The type in which a number is computed.
    private static NumberType Promoted(NumberType type) => type < NumberType.Int32 ? NumberType.Int32 : type;

    private bool Store(IOperation target, ScalarValue? value, Scope scope)
    {
        switch (target, value)
        {
            case (_, null):
                return false;
            case (IDiscardOperation, _):
                return true;
            case (IDeclarationExpressionOperation declaration, _):
                return Store(declaration.Expression, value, scope);
            case (ILocalReferenceOperation { Local: var captured }, _) when !IsOwn(captured):
            case (IParameterReferenceOperation { Parameter: var outer }, _) when !IsOwn(outer):
                context.Report(DiagnosticDescriptors.Unsupported, target.Syntax, $"'{target.Syntax}', which a local function changes from within,");
                return false;
            case (ILocalReferenceOperation local, _) when expressions.Converted(value, local.Local.Type, target) is { } converted:
                scope[local.Local] = context.Name(local.Local.Name, converted);
                return true;
            case (IParameterReferenceOperation parameter, _) when expressions.Converted(value, parameter.Parameter.Type, target) is { } converted:
                scope[parameter.Parameter] = context.Name(parameter.Parameter.Name, converted);
                return true;
            case (ITupleOperation tuple, Several several) when tuple.Elements.Length == several.Items.Count:
                return tuple.Elements.Zip(several.Items, (element, item) => Store(element, item, scope)).ToArray().All(static stored => stored);
            default:
                return expressions.Unsupported(target) is not null;
        }
    }

    // What a local function changes in the method around it would be lost.
    private bool IsOwn(ISymbol variable) => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, context.Calls.Peek());
}
