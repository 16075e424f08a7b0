using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
    private readonly OperatorReader _operators;
    private readonly PropertyReader _properties;
    private readonly StructReader _structs;
    private readonly SwitchReader _switches;
    private readonly TableReader _tables;

    public ExpressionReader(ScalarContext context, StatementReader statements)
    {
        _context = context;
        Methods = new MethodCalls(context, this, statements);
        _calls = new CallReader(context, this, Methods);
        _fields = new FieldReader(context, this);
        _operators = new OperatorReader(this, Methods);
        _tables = new TableReader(context, this);
        _properties = new PropertyReader(context, this, _fields, _tables, Methods);
        _structs = new StructReader(context, this, Methods);
        _switches = new SwitchReader(context, this, statements, _structs);
        _assignments = new AssignmentReader(context, this, _structs);
    }

    /// <summary>Reads what has a body.</summary>
    public MethodCalls Methods { get; }

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
            case var _ when whenTrue.Equals(whenFalse):
                return whenTrue;
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

    /// <summary>Changes what a value was read from; false if that is not supported, which is reported.</summary>
    public bool Store(IOperation target, ScalarValue value, Scope scope) => _assignments.Store(target, value, scope);

    public ScalarValue? Read(IOperation operation, Scope scope) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: not null } } => ConstantReader.Read(operation) ?? Unsupported(operation),
        { Syntax: CollectionExpressionSyntax collection } => _tables.Create(collection, scope),
        ILocalReferenceOperation local => Known(scope[local.Local], operation),
        IParameterReferenceOperation parameter => Known(scope[parameter.Parameter], operation),
        IInstanceReferenceOperation { Type: { } type } => Known(scope[StructReader.Self(type)], operation),
        IFieldReferenceOperation field => _fields.Read(field, scope),
        IPropertyReferenceOperation property => _properties.Read(property, scope),
        IParenthesizedOperation parenthesized => Read(parenthesized.Operand, scope),
        IConversionOperation conversion => ReadConversion(conversion, scope),
        IUnaryOperation unary => _operators.Read(unary, scope),
        IBinaryOperation binary => _operators.Read(binary, scope),
        IConditionalOperation conditional => ReadConditional(conditional, scope),
        ISwitchExpressionOperation choice => _switches.Read(choice, scope),
        IIsPatternOperation match => _switches.Read(match, scope),
        IIncrementOrDecrementOperation { IsPostfix: true } step => Read(step.Target, scope) is { } before && Assign(step, scope) ? before : null,
        IAssignmentOperation assignment => Assign(assignment, scope) ? Read(assignment.Target, scope) : null,
        IIncrementOrDecrementOperation step => Assign(step, scope) ? Read(step.Target, scope) : null,
        ITupleOperation tuple => ReadTuple(tuple, scope),
        IObjectCreationOperation creation => _structs.Create(creation, scope),
        IWithOperation copy => _structs.With(copy, scope),
        IDefaultValueOperation { Type: { } type } => Known(_context.Types.Default(type), operation),
        IArrayCreationOperation array => _tables.Create(array, scope),
        IArrayInitializerOperation elements => _tables.Create(elements, scope),
        IArrayElementReferenceOperation element => _tables.Read(element, scope),
        IImplicitIndexerReferenceOperation element => _tables.Read(element, scope),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => new Function(lambda.Symbol, lambda.Body, null),
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Instance: null } method } => new Function(method.Method, null, null),
        IInvocationOperation invocation => _calls.Read(invocation, scope),
        _ => Unsupported(operation),
    };

    /// <summary>Reads what only some of the elements compute, so that it must not change anything.</summary>
    public T Undecided<T>(Scope scope, Func<T> read)
    {
        scope.Undecided++;
        var result = read();
        scope.Undecided--;
        return result;
    }

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
    /// <param name="joined">What became of the two, which may be a variable that nothing reads; null for what is read where the decision is.</param>
    public void CheckArms(
        Condition condition,
        ScalarValue whenTrue,
        ScalarValue whenFalse,
        IOperation decision,
        IReadOnlyList<string>? intrinsics = null,
        ScalarValue? joined = null)
    {
        if ((whenTrue, whenFalse) is (Several some, Several others))
        {
            for (var i = 0; i < Math.Min(some.Items.Count, others.Items.Count); i++)
            {
                CheckArms(condition, some.Items[i], others.Items[i], decision, intrinsics, (joined as Several)?.Items[i]);
            }
        }

        if ((whenTrue, whenFalse) is (Number a, Number b) && !a.Equals(b) && !_context.HasGradient(a.Value) && !_context.HasGradient(b.Value))
        {
            var isSign = condition is Comparison { Relation: Relation.Greater or Relation.GreaterOrEqual }
                && (a.Value, b.Value) is (Constant first, Constant second) && first.Value == -second.Value;
            Comparison[] comparisons = [.. Decision.ComparisonsOf(condition)];
            var compared = comparisons.SelectMany(static comparison => (Expression[])[comparison.Left, comparison.Right]);
            IEnumerable<Node> losing = joined is Number { Value: Selection choice } ? [choice] : comparisons;
            _context.Lost(decision.Syntax, compared, intrinsics ?? (isSign ? ["Sign"] : _context.IntrinsicsOf(condition)), losing);
        }
    }

    public ScalarValue? Unsupported(IOperation operation)
    {
        _context.Refuse(operation.Syntax, $"'{Shorten(operation.Syntax)}'");
        return null;
    }

    private ScalarValue? Known(ScalarValue? value, IOperation operation) => value ?? Unsupported(operation);

    /// <summary>A value in another type, as C# converts it without being asked; null if there is none, which is reported.</summary>
    public ScalarValue? Converted(ScalarValue value, ITypeSymbol? type, IOperation operation)
    {
        switch (value)
        {
            case Number number when _context.Types.NumberOf(type) is { } converted:
                return Convert(number, converted, isChecked: false, operation);
            case Bool when type?.SpecialType is SpecialType.System_Boolean:
            case Function when type?.TypeKind is TypeKind.Delegate:
            case Table when Table.ElementOf(type) is not null || type?.TypeKind is TypeKind.Interface:
                return value;
            case Several several when Structs.FieldsOf(type) is { } fields && fields.Count == several.Items.Count:
                var items = several.Items.Zip(fields, (item, field) => Converted(item, field.Type, operation)).OfType<ScalarValue>().ToArray();
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
        var value when conversion.OperatorMethod is { DeclaringSyntaxReferences.Length: > 0 } own => Methods.Call(own, [value], conversion.Syntax, [], Scope.Create())?[0],
        Number number when _context.Types.NumberOf(conversion.Type) is { } type => Cast(number, type, conversion),
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

        if (Undecided(scope, () => Read(conditional.WhenTrue, scope)) is not { } whenTrue || Undecided(scope, () => Read(conditional.WhenFalse, scope)) is not { } whenFalse)
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
