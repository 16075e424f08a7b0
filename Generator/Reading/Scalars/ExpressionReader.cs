using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads the expressions of a scalar method. Null where something is not supported, which has been reported then.</summary>
internal sealed class ExpressionReader
{
    private const int LongestQuote = 40;

    private readonly ScalarContext _context;
    private readonly AssignmentReader _assignments;
    private readonly CallReader _calls;
    private readonly FieldReader _fields;
    private readonly SwitchReader _switches;

    public ExpressionReader(ScalarContext context, StatementReader statements)
    {
        _context = context;
        _assignments = new AssignmentReader(context, this);
        _calls = new CallReader(context, this, statements);
        _fields = new FieldReader(context, this);
        _switches = new SwitchReader(this, statements);
    }

    public static string Shorten(SyntaxNode syntax)
    {
        var text = string.Join(" ", syntax.ToString().Split((char[])[' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return text.Length > LongestQuote ? text.Substring(0, LongestQuote) + "..." : text;
    }

    /// <summary>One of two values; null if they are of different kinds.</summary>
    public static ScalarValue? Select(Condition condition, ScalarValue whenTrue, ScalarValue whenFalse)
    {
        switch (whenTrue, whenFalse)
        {
            case (Number a, Number b):
                return a.Type.IsWhole() ? WholeNumbers.Select(condition, a, b) : new Number(Formula.Where(condition, a.Value, b.Value), a.Type);
            case (Bool a, Bool b):
                return new Bool((condition & a.Condition) | (!condition & b.Condition));
            case (Several a, Several b) when a.Items.Count == b.Items.Count:
                var items = a.Items.Zip(b.Items, (x, y) => Select(condition, x, y)).OfType<ScalarValue>().ToArray();
                return items.Length == a.Items.Count ? new Several(items.ToEquatableArray()) : null;
            default:
                return null;
        }
    }

    public bool Assign(IOperation operation, Scope scope) => _assignments.Read(operation, scope);

    public bool Choose(ISwitchOperation choice, Scope scope) => _switches.Read(choice, scope);

    public ScalarValue? Read(IOperation operation, Scope scope) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: { } constant } } => FieldReader.Named(ConstantOf(operation), ReadConstant(constant, operation)),
        ILocalReferenceOperation local => Known(scope[local.Local], operation),
        IParameterReferenceOperation parameter => Known(scope[parameter.Parameter], operation),
        IFieldReferenceOperation field => _fields.Read(field, scope),
        IParenthesizedOperation parenthesized => Read(parenthesized.Operand, scope),
        IConversionOperation conversion => ReadConversion(conversion, scope),
        IUnaryOperation unary => ReadUnary(unary, scope),
        IBinaryOperation binary => ReadBinary(binary, scope),
        IConditionalOperation conditional => ReadConditional(conditional, scope),
        ISwitchExpressionOperation choice => _switches.Read(choice, scope),
        IIsPatternOperation match => _switches.Read(match, scope),
        IAssignmentOperation assignment when IsStored(assignment) => Assign(assignment, scope) ? Read(assignment.Target, scope) : null,
        ITupleOperation tuple => ReadTuple(tuple, scope),
        IInvocationOperation invocation => _calls.Read(invocation, scope),
        _ => Unsupported(operation),
    };

    public Expression? ReadNumber(IOperation operation, Scope scope) => Read(operation, scope) switch
    {
        Number number => number.Value,
        null => null,
        _ => (Unsupported(operation) as Number)?.Value,
    };

    /// <summary>One of two values, with what there is to say of the decision; null if they are of different kinds, which is reported.</summary>
    public ScalarValue? Decide(Condition condition, ScalarValue whenTrue, ScalarValue whenFalse, IOperation choice, SyntaxNode decision)
    {
        _context.Decided(decision, condition);
        CheckArms(condition, whenTrue, whenFalse, choice);
        return Select(condition, whenTrue, whenFalse) ?? Unsupported(choice);
    }

    /// <summary>Warns where neither value of a decision has a gradient, but what decides between them: it would get none.</summary>
    /// <param name="condition">The decision.</param>
    /// <param name="whenTrue">One value.</param>
    /// <param name="whenFalse">The other.</param>
    /// <param name="decision">Where it is.</param>
    /// <param name="intrinsics">The intrinsics that keep the gradient; null for those of the decision.</param>
    public void CheckArms(Condition condition, ScalarValue whenTrue, ScalarValue whenFalse, IOperation decision, IReadOnlyList<string>? intrinsics = null)
    {
        var isSign = condition is Comparison { Relation: Relation.Greater or Relation.GreaterOrEqual }
            && whenTrue is Number { Value: Constant a } && whenFalse is Number { Value: Constant b } && a.Value == -b.Value;
        if (IsLost(whenTrue, whenFalse))
        {
            Comparison[] comparisons = [.. Decision.ComparisonsOf(condition)];
            var compared = comparisons.SelectMany(static comparison => (Expression[])[comparison.Left, comparison.Right]);
            _context.Lost(decision.Syntax, compared, intrinsics ?? (isSign ? ["Sign"] : _context.IntrinsicsOf(condition)), comparisons);
        }
    }

    public ScalarValue? Unsupported(IOperation operation)
    {
        _context.Report(DiagnosticDescriptors.Unsupported, operation.Syntax, $"'{Shorten(operation.Syntax)}'");
        return null;
    }

    // An assignment within an expression that is not always computed would be made always.
    private static bool IsStored(IOperation assignment) => assignment.Parent switch
    {
        IConversionOperation or IParenthesizedOperation => IsStored(assignment.Parent),
        IAssignmentOperation or IVariableInitializerOperation or IReturnOperation => true,
        _ => false,
    };

    private bool IsLost(ScalarValue whenTrue, ScalarValue whenFalse) => (whenTrue, whenFalse) switch
    {
        (Number a, Number b) => !a.Equals(b) && !_context.HasGradient(a.Value) && !_context.HasGradient(b.Value),
        (Several a, Several b) => a.Items.Zip(b.Items, IsLost).Any(static isLost => isLost),
        _ => false,
    };

    // What a person gave a name to, in source that is here.
    private static ISymbol? ConstantOf(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { DeclaringSyntaxReferences.Length: > 0, ContainingType.TypeKind: not TypeKind.Enum } field } => field,
        ILocalReferenceOperation local => local.Local,
        IConversionOperation { Operand: { ConstantValue.Value: { } from } operand, ConstantValue.Value: { } to } when NumberOf(from) is { } number && number.Value.Equals(NumberOf(to)?.Value) =>
            ConstantOf(operand),
        _ => null,
    };

    // Formulas hold real numbers, which not every whole one is.
    private static Number? NumberOf(object constant) => constant switch
    {
        float single => new Number(ScalarConstant.Of(single), NumberType.Single),
        double real => new Number(real, NumberType.Double),
        sbyte whole => WholeNumbers.Of(whole, NumberType.SByte),
        byte whole => WholeNumbers.Of(whole, NumberType.Byte),
        short whole => WholeNumbers.Of(whole, NumberType.Int16),
        ushort whole => WholeNumbers.Of(whole, NumberType.UInt16),
        int whole => WholeNumbers.Of(whole, NumberType.Int32),
        uint whole => WholeNumbers.Of(whole, NumberType.UInt32),
        long whole => WholeNumbers.Of(whole, NumberType.Int64),
        ulong whole => WholeNumbers.Of(whole, NumberType.UInt64),
        _ => null,
    };

    private ScalarValue? Known(ScalarValue? value, IOperation operation) => value ?? Unsupported(operation);

    private ScalarValue? ReadConstant(object value, IOperation operation) => value switch
    {
        bool truth => new Bool(new Truth(truth)),
        _ => NumberOf(value) ?? Unsupported(operation),
    };

    /// <summary>A value in another type, as C# converts it without being asked; null if there is none, which is reported.</summary>
    public ScalarValue? Converted(ScalarValue value, ITypeSymbol? type, IOperation operation)
    {
        switch (value)
        {
            case Number number when Precision.TypeOf(type) is { } converted:
                return Convert(number, converted, isChecked: false, operation);
            case Bool when type?.SpecialType is SpecialType.System_Boolean:
                return value;
            case Several several when type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == several.Items.Count:
                var items = several.Items.Zip(tuple.TupleElements, (item, element) => Converted(item, element.Type, operation)).OfType<ScalarValue>().ToArray();
                return items.Length == several.Items.Count ? new Several(items.ToEquatableArray()) : null;
            default:
                return Unsupported(operation);
        }
    }

    /// <summary>A number in another type; null if that is not supported, which is reported.</summary>
    public Number? Convert(Number number, NumberType type, bool isChecked, IOperation operation)
    {
        if (Precision.Convert(number, type, isChecked) is { } converted)
        {
            return _context.Exactly(converted, operation.Syntax);
        }

        // C# makes one of the largest numbers of what is outside of a long, and takes bits off for the smaller types.
        if (number.Value is not Constant && !number.Type.IsWhole() && type is NumberType.Int32 or NumberType.Int64)
        {
            var whole = Formula.Truncate(number.Value);
            _context.Lost(operation.Syntax, [number.Value], ["Truncate"], [whole]);
            return new Number(whole, type) { Range = WholeRange.Usual };
        }

        return Unsupported(operation) as Number;
    }

    /// <summary>The result of an operator; null if it is not supported, which is reported.</summary>
    public ScalarValue? Apply(BinaryOperatorKind kind, Number left, Number right, bool isChecked, IOperation operation) =>
        BinaryOperators.Apply(kind, left, right, isChecked) switch
        {
            null => Unsupported(operation),
            Number number => _context.Exactly(number, operation.Syntax),
            var truth => left.IsExact && right.IsExact ? truth : _context.Exactly(left.IsExact ? right : left, operation.Syntax) is not null ? truth : null,
        };

    private ScalarValue? ReadConversion(IConversionOperation conversion, Scope scope) => Read(conversion.Operand, scope) switch
    {
        null => null,
        Number number when Precision.TypeOf(conversion.Type) is { } type => Cast(number, type, conversion),
        var value => Converted(value, conversion.Type, conversion),
    };

    // A cast back to float is how a method of floats calls the functions of Math.
    private Number? Cast(Number number, NumberType type, IConversionOperation conversion)
    {
        var isBack = type == NumberType.Single && _context.Type == NumberType.Single;
        if (!conversion.IsImplicit && number.Value is not Constant && !isBack
            && (number.Type, type) is (NumberType.Single, NumberType.Double) or (NumberType.Double, NumberType.Single))
        {
            _context.Report(DiagnosticDescriptors.CastWithoutEffect, conversion.Syntax, Shorten(conversion.Syntax));
        }

        return Convert(number, type, conversion.IsChecked, conversion);
    }

    private ScalarValue? ReadUnary(IUnaryOperation unary, Scope scope) => (unary.OperatorKind, Read(unary.Operand, scope)) switch
    {
        (_, null) => null,
        (UnaryOperatorKind.Plus, Number number) => number,
        (UnaryOperatorKind.Minus, Number number) when number.Type.IsWhole() => Apply(BinaryOperatorKind.Subtract, new Number(0, number.Type), number, unary.IsChecked, unary),
        (UnaryOperatorKind.Minus, Number number) => number with { Value = -number.Value },
        (UnaryOperatorKind.BitwiseNegation, Number number) when WholeNumbers.Of(number.Type.Least() + number.Type.Most(), number.Type) is { } ends =>
            Apply(BinaryOperatorKind.Subtract, ends, number, isChecked: false, unary),
        (UnaryOperatorKind.Not, Bool value) => new Bool(!value.Condition),
        _ => Unsupported(unary),
    };

    private ScalarValue? ReadBinary(IBinaryOperation binary, Scope scope)
    {
        if (Read(binary.LeftOperand, scope) is not { } left || Read(binary.RightOperand, scope) is not { } right)
        {
            return null;
        }

        return (left, right) switch
        {
            (Number a, Number b) => Apply(binary.OperatorKind, a, b, binary.IsChecked, binary),
            (Bool a, Bool b) => BinaryOperators.Apply(binary.OperatorKind, a, b) ?? Unsupported(binary),
            _ => Unsupported(binary),
        };
    }

    private ScalarValue? ReadConditional(IConditionalOperation conditional, Scope scope)
    {
        if (Read(conditional.Condition, scope) is not Bool { Condition: var condition } || conditional.WhenFalse is null)
        {
            return null;
        }

        if (condition is Truth known)
        {
            return Read(known.Value ? conditional.WhenTrue : conditional.WhenFalse, scope);
        }

        if (Read(conditional.WhenTrue, scope) is not { } whenTrue || Read(conditional.WhenFalse, scope) is not { } whenFalse)
        {
            return null;
        }

        return Decide(condition, whenTrue, whenFalse, conditional, conditional.Syntax);
    }

    private ScalarValue? ReadTuple(ITupleOperation tuple, Scope scope)
    {
        var items = tuple.Elements.Select(element => Read(element, scope)).OfType<ScalarValue>().ToArray();
        return items.Length == tuple.Elements.Length ? new Several(items.ToEquatableArray()) : null;
    }
}
