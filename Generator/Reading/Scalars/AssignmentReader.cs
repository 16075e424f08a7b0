using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads assignments to local variables, parameters, and what these hold.</summary>
internal sealed class AssignmentReader(ScalarContext context, ExpressionReader expressions, StructReader structs)
{
    public bool Read(IOperation operation, Scope scope) => operation switch
    {
        ISimpleAssignmentOperation { IsRef: false } assignment => Store(assignment.Target, expressions.Read(assignment.Value, scope), scope),
        ICompoundAssignmentOperation compound => Store(compound.Target, Combine(compound, scope), scope),
        IIncrementOrDecrementOperation step => Store(step.Target, Step(step, scope), scope),
        IDeconstructionAssignmentOperation deconstruction => expressions.Read(deconstruction.Value, scope) is { } value && TakeApart(deconstruction.Target, value, deconstruction.Value.Type, scope),

        // It is left out of what is released, and does nothing where it holds.
        IInvocationOperation { TargetMethod: { ReturnsVoid: true, ContainingType: { Name: "Debug", ContainingNamespace.Name: "Diagnostics" } } } => true,
        IInvocationOperation => expressions.Read(operation, scope) is not null,
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

    public bool Store(IOperation target, ScalarValue? value, Scope scope)
    {
        switch (target, value)
        {
            case (_, null):
                return false;
            case (IDiscardOperation, _):
                return true;
            case (IDeclarationExpressionOperation { Expression: ILocalReferenceOperation declared }, _):
                scope[declared.Local] = context.Name(declared.Local.Name, value);
                return true;
            case (IDeclarationExpressionOperation declaration, _):
                return Store(declaration.Expression, value, scope);
            case (ITupleOperation or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or IMemberReferenceOperation, _) when scope.Undecided > 0:
                context.Refuse(target.Syntax, $"'{ExpressionReader.Shorten(target.Syntax)}', which is changed for some of the elements only,", "assign it in an 'if'");
                return false;
            case (_, Function):
                context.Refuse(target.Syntax, $"'{ExpressionReader.Shorten(target.Syntax)}', a function that is changed,", "declare another variable for the other function");
                return false;
            case (ILocalReferenceOperation local, _) when expressions.Converted(value, local.Local.Type, target) is { } converted:
                scope[local.Local] = context.Name(local.Local.Name, converted);
                return true;
            case (IParameterReferenceOperation parameter, _) when expressions.Converted(value, parameter.Parameter.Type, target) is { } converted:
                scope[parameter.Parameter] = context.Name(parameter.Parameter.Name, converted);
                return true;
            case (IInstanceReferenceOperation { Type: { } type }, Several):
                scope[StructReader.Self(type)] = value;
                return true;
            case (IMemberReferenceOperation { Instance: { } instance } member, _) when Structs.IndexOf(member.Member) is >= 0 and var index:
                return expressions.Read(instance, scope) is Several several && expressions.Converted(value, member.Type, target) is { } item
                    && Store(instance, several.With(index, context.Name(member.Member.Name, item)), scope);
            case (ITupleOperation, _):
                return TakeApart(target, value, target.Type, scope);
            case var _ when TableReader.IsElement(target):
                context.Refuse(target.Syntax, $"'{ExpressionReader.Shorten(target.Syntax)}', an element that is changed,", "use local variables, a tuple or a record struct");
                return false;
            default:
                return expressions.Unsupported(target) is not null;
        }
    }

    private bool TakeApart(IOperation target, ScalarValue value, ITypeSymbol? type, Scope scope)
    {
        if (target is IDeclarationExpressionOperation declaration)
        {
            return TakeApart(declaration.Expression, value, type, scope);
        }

        if (target is not ITupleOperation tuple)
        {
            return Store(target, value, scope);
        }

        if (value is not Several several || structs.Deconstruct(several, type, target) is not { } items || tuple.Elements.Length != items.Items.Count)
        {
            return expressions.Unsupported(target) is not null;
        }

        var types = StructReader.TypesOf(type);
        return tuple.Elements.Select((element, i) => TakeApart(element, items.Items[i], types[i], scope)).ToArray().All(static isStored => isStored);
    }
}
