using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads fields of tuples and structs, and static fields and properties that never change, whose initializers are read in their place.</summary>
internal sealed class FieldReader(ScalarContext context, ExpressionReader expressions)
{
    // Those whose initializers are being read, each by the one before it.
    private readonly Stack<ISymbol> _reading = new();

    // What has been read, once and for all.
    private readonly Dictionary<ISymbol, ScalarValue> _values = new(SymbolEqualityComparer.Default);

    /// <summary>A number that is known, with the name that its author gave it.</summary>
    public static ScalarValue? Named(ISymbol? constant, ScalarValue? value) =>
        constant is not null && value is Number { Value: Constant { IsSymbolic: false } number } known
            ? known with { Value = Formula.Symbolic(constant.Name, number.Value) }
            : value;

    public ScalarValue? Read(IFieldReferenceOperation reference, Scope scope)
    {
        var field = reference.Field;
        if (reference.Instance is not { } instance)
        {
            return Read(reference, field, field.Type, field.IsReadOnly);
        }

        if (Structs.FieldsOf(field.ContainingType) is null)
        {
            return Refuse(reference, field, "which is one of an instance,", "pass it as a parameter, or make it 'static readonly'");
        }

        return expressions.Read(instance, scope) switch
        {
            null => null,
            Several several when Structs.IndexOf(field) is >= 0 and var index => several.Items[index],
            _ => expressions.Unsupported(reference),
        };
    }

    /// <summary>The value of a static field, or of a static property that has one.</summary>
    public ScalarValue? Read(IOperation reference, ISymbol field, ITypeSymbol type, bool isReadOnly)
    {
        if (!isReadOnly)
        {
            context.Report(DiagnosticDescriptors.MutableField, reference.Syntax, field.Name);
            return null;
        }

        if (_values.TryGetValue(field, out var known))
        {
            return known;
        }

        if (!context.Declarations(field).Any())
        {
            return Refuse(reference, field, "whose value is not in this project,", "pass it as a parameter");
        }

        if (IsAssignedInConstructor(field))
        {
            return Refuse(reference, field, "which a static constructor assigns,", "give it its value where it is declared");
        }

        if (context.InitializerOf(field) is not { } initializer)
        {
            return expressions.Unsupported(reference);
        }

        if (type is IArrayTypeSymbol && Writes(field) is { } write)
        {
            return Refuse(reference, field, $"whose elements '{ExpressionReader.Shorten(write)}' changes,", $"write 'static ReadOnlySpan<...> {field.Name} => [...]', which nobody can change");
        }

        if (!IsInitialized(field))
        {
            return Refuse(reference, field, $"which has no value yet when '{_reading.Peek().Name}' gets its own,", "move its declaration in front of the other");
        }

        // What it draws is the same for all elements.
        var draws = context.Draws;
        context.Draws = null;
        _reading.Push(field);
        var value = expressions.Read(initializer, Scope.Create());
        _reading.Pop();
        context.Draws = draws;
        if (value is null || Named(field, expressions.Converted(value, type, reference)) is not { } converted)
        {
            return null;
        }

        _values.Add(field, converted);
        return converted;
    }

    // C# runs the initializers of a type in the order in which they are written, and that of another type's at a time of its own:
    // what comes back to a type whose initializers are running may find any state.
    private bool IsInitialized(ISymbol field)
    {
        if (!_reading.Any(reading => SymbolEqualityComparer.Default.Equals(reading.ContainingType, field.ContainingType)))
        {
            return true;
        }

        return SymbolEqualityComparer.Default.Equals(_reading.Peek().ContainingType, field.ContainingType)
            && context.InitializerOf(field)?.Syntax is { } declared && context.InitializerOf(_reading.Peek())?.Syntax is { } reading
            && declared.SyntaxTree == reading.SyntaxTree
            && declared.SpanStart < reading.SpanStart;
    }

    private bool IsAssignedInConstructor(ISymbol field) => field.ContainingType.StaticConstructors
        .SelectMany(context.Declarations)
        .OfType<ConstructorDeclarationSyntax>()
        .Select(syntax => context.ModelOf(syntax.SyntaxTree).GetOperation(syntax, context.CancellationToken))
        .SelectMany(static constructor => constructor?.Descendants() ?? [])
        .OfType<IMemberReferenceOperation>()
        .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Member, field) && IsWritten(reference));

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IIncrementOrDecrementOperation or ITupleOperation => true,
        _ => false,
    };

    // Where the type itself changes an element of an array, which 'readonly' allows; null if it does not.
    private SyntaxNode? Writes(ISymbol array) => context.Declarations(array.ContainingType)
        .Select(type => (Type: type, Model: context.ModelOf(type.SyntaxTree)))
        .SelectMany(static declared => ElementWrites.Within(declared.Type), static (declared, element) => (Element: element, declared.Model))
        .Where(access => access.Element.Expression.ToString().EndsWith(array.Name, StringComparison.Ordinal))
        .FirstOrDefault(access => SymbolEqualityComparer.Default.Equals(access.Model.GetSymbolInfo(access.Element.Expression, context.CancellationToken).Symbol, array))
        .Element?.Parent;

    private ScalarValue? Refuse(IOperation reference, ISymbol field, string reason, string advice)
    {
        context.Refuse(reference.Syntax, $"The field '{field.Name}', {reason}", advice);
        return null;
    }
}
