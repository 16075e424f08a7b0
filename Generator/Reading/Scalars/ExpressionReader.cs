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
                return new Number(Formula.Where(condition, a.Value, b.Value), a.IsWhole && b.IsWhole);
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
            _context.Lost(decision.Syntax, compared, intrinsics ?? (isSign ? ["Sign"] : Decision.IntrinsicsOf(condition)), comparisons);
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
        IConversionOperation { Operand: { ConstantValue.Value: { } from } operand, ConstantValue.Value: { } to } when NumberOf(from) is { } number && number.Equals(NumberOf(to)) =>
            ConstantOf(operand),
        _ => null,
    };

    private static Expression? NumberOf(object constant) => constant switch
    {
        float single => ScalarConstant.Of(single),
        double real => real,
        int or long or short or byte or sbyte or ushort or uint => Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    private ScalarValue? Known(ScalarValue? value, IOperation operation) => value ?? Unsupported(operation);

    private ScalarValue? ReadConstant(object value, IOperation operation) => value switch
    {
        bool truth => new Bool(new Truth(truth)),
        _ when NumberOf(value) is { } number => new Number(number, IsWhole: value is not (float or double)),
        _ => Unsupported(operation),
    };

    /// <summary>A value as one of another type that C# converts it to without a loss; null if there is none.</summary>
    public static ScalarValue? Converted(ScalarValue value, ITypeSymbol type)
    {
        switch (value)
        {
            case Number number when type.SpecialType is SpecialType.System_Single or SpecialType.System_Double:
                return number with { IsWhole = false };
            case Number { IsWhole: true } when type.SpecialType is SpecialType.System_Int32:
            case Bool when type.SpecialType is SpecialType.System_Boolean:
                return value;
            case Several several when type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Length == several.Items.Count:
                var items = several.Items.Zip(tuple.TupleElements, static (item, element) => Converted(item, element.Type)).OfType<ScalarValue>().ToArray();
                return items.Length == several.Items.Count ? new Several(items.ToEquatableArray()) : null;
            default:
                return null;
        }
    }

    private ScalarValue? ReadConversion(IConversionOperation conversion, Scope scope)
    {
        if (Read(conversion.Operand, scope) is not { } value)
        {
            return null;
        }

        if (conversion.Type is { } type && Converted(value, type) is { } converted)
        {
            return converted;
        }

        if (value is not Number number || conversion.Type is null)
        {
            return Unsupported(conversion);
        }

        if (conversion.Type.SpecialType is SpecialType.System_Int32 && number.Value is Constant constant)
        {
            return WholeNumbers.Of(constant.Value) ?? Unsupported(conversion);
        }

        // C# makes one of the largest numbers of what is outside of a long, and takes bits off for the smaller types.
        if (conversion.Type.SpecialType is SpecialType.System_Int32 || (conversion.Type.SpecialType is SpecialType.System_Int64 && number.Value is not Constant))
        {
            var whole = Formula.Truncate(number.Value);
            _context.Lost(conversion.Syntax, [number.Value], ["Truncate"], [whole]);
            return new Number(whole, IsWhole: true);
        }

        return Unsupported(conversion);
    }

    private ScalarValue? ReadUnary(IUnaryOperation unary, Scope scope) => (unary.OperatorKind, Read(unary.Operand, scope)) switch
    {
        (_, null) => null,
        (UnaryOperatorKind.Plus, Number number) => number,
        (UnaryOperatorKind.Minus, Number { IsWhole: true, Value: Constant whole }) =>
            WholeNumbers.Apply(BinaryOperatorKind.Subtract, new Constant(0), whole, unary.IsChecked) ?? Unsupported(unary),
        (UnaryOperatorKind.Minus, Number number) => number with { Value = -number.Value },
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
            (Number a, Number b) => BinaryOperators.Apply(binary.OperatorKind, a, b, binary.IsChecked) ?? Unsupported(binary),
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
