using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads elements of tuples, and fields that never change, whose initializers are read in their place.</summary>
internal sealed class FieldReader(ScalarContext context, ExpressionReader expressions)
{
    // The fields whose initializers are being read, each by the one before it.
    private readonly Stack<IFieldSymbol> _reading = new();

    // What has been read, once and for all.
    private readonly Dictionary<IFieldSymbol, ScalarValue> _values = new(SymbolEqualityComparer.Default);

    /// <summary>A number that is known, with the name that its author gave it.</summary>
    public static ScalarValue? Named(ISymbol? constant, ScalarValue? value) =>
        constant is not null && value is Number { Value: Constant { IsSymbolic: false } number } known
            ? known with { Value = Formula.Symbolic(constant.Name, number.Value) }
            : value;

    public ScalarValue? Read(IFieldReferenceOperation reference, Scope scope)
    {
        var field = reference.Field;
        if (reference.Instance is { } instance && field.ContainingType.IsTupleType)
        {
            return expressions.Read(instance, scope) is Several several && IndexOf(field) is >= 0 and var index ? several.Items[index] : expressions.Unsupported(reference);
        }

        if (!field.IsStatic)
        {
            return Refuse(reference, "which is one of an instance,");
        }

        if (!field.IsReadOnly)
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
            return Refuse(reference, "whose value is not in this project,");
        }

        if (IsAssignedInConstructor(field))
        {
            return Refuse(reference, "which a static constructor assigns,");
        }

        if (Declarator(field)?.Initializer?.Value is not { } initializer
            || context.ModelOf(initializer.SyntaxTree).GetOperation(initializer, context.CancellationToken) is not { } operation)
        {
            return expressions.Unsupported(reference);
        }

        if (!IsInitialized(field))
        {
            return Refuse(reference, $"which has no value yet when '{_reading.Peek().Name}' gets its own,");
        }

        // What it draws is the same for all elements.
        var draws = context.Draws;
        context.Draws = null;
        _reading.Push(field);
        var value = expressions.Read(operation, Scope.Create());
        _reading.Pop();
        context.Draws = draws;
        if (value is null || Named(field, expressions.Converted(value, field.Type, reference)) is not { } converted)
        {
            return null;
        }

        _values.Add(field, converted);
        return converted;
    }

    // An element has a name of its own, and that of its place.
    private static int IndexOf(IFieldSymbol element)
    {
        var elements = element.ContainingType.TupleElements;
        return elements.Select(Place).ToList().FindIndex(place => SymbolEqualityComparer.Default.Equals(place, Place(element)));

        static IFieldSymbol Place(IFieldSymbol field) => field.CorrespondingTupleField ?? field;
    }

    // C# runs the initializers of a type in the order in which they are written, and that of another type's at a time of its own:
    // what comes back to a type whose initializers are running may find any state.
    private bool IsInitialized(IFieldSymbol field)
    {
        if (!_reading.Any(reading => SymbolEqualityComparer.Default.Equals(reading.ContainingType, field.ContainingType)))
        {
            return true;
        }

        return SymbolEqualityComparer.Default.Equals(_reading.Peek().ContainingType, field.ContainingType)
            && Declarator(field) is { } declared && Declarator(_reading.Peek()) is { } reading
            && declared.SyntaxTree == reading.SyntaxTree
            && declared.SpanStart < reading.SpanStart;
    }

    private bool IsAssignedInConstructor(IFieldSymbol field) => field.ContainingType.StaticConstructors
        .SelectMany(context.Declarations)
        .OfType<ConstructorDeclarationSyntax>()
        .Select(syntax => context.ModelOf(syntax.SyntaxTree).GetOperation(syntax, context.CancellationToken))
        .SelectMany(static constructor => constructor?.Descendants() ?? [])
        .OfType<IFieldReferenceOperation>()
        .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Field, field) && IsWritten(reference));

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        IIncrementOrDecrementOperation or ITupleOperation => true,
        _ => false,
    };

    private VariableDeclaratorSyntax? Declarator(IFieldSymbol field) => context.Declarations(field).OfType<VariableDeclaratorSyntax>().FirstOrDefault();

    private ScalarValue? Refuse(IFieldReferenceOperation reference, string reason)
    {
        context.Report(DiagnosticDescriptors.Unsupported, reference.Syntax, $"The field '{reference.Field.Name}', {reason}");
        return null;
    }
}
