using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads arrays and spans that are written out, and their elements.</summary>
internal sealed class TableReader(ScalarContext context, ExpressionReader expressions)
{
    private const string Advice = "use constants and the variables of loops as indices, or a 'switch'";

    /// <summary>An array with its elements.</summary>
    public ScalarValue? Create(IArrayCreationOperation creation, Scope scope)
    {
        if (creation.Initializer is not null)
        {
            return Create(creation.Initializer, scope);
        }

        context.Refuse(creation.Syntax, $"'{ExpressionReader.Shorten(creation.Syntax)}'", "write the elements, which cannot be changed, or use local variables");
        return null;
    }

    /// <summary>The elements in braces.</summary>
    public ScalarValue? Create(IArrayInitializerOperation initializer, Scope scope)
    {
        var items = initializer.ElementValues
            .Select(element => element is IArrayInitializerOperation inner ? Create(inner, scope) : expressions.Read(element, scope))
            .OfType<ScalarValue>()
            .ToArray();
        return items.Length == initializer.ElementValues.Length ? new Table(items.ToEquatableArray()) : null;
    }

    /// <summary>The elements in brackets, which the oldest compilers know by their syntax only.</summary>
    public ScalarValue? Create(CollectionExpressionSyntax collection, Scope scope)
    {
        var model = context.ModelOf(collection.SyntaxTree);
        if (Table.ElementOf(model.GetTypeInfo(collection, context.CancellationToken).ConvertedType) is not { } type)
        {
            context.Refuse(collection, $"'{ExpressionReader.Shorten(collection)}'", "write an array or a span");
            return null;
        }

        var items = new List<ScalarValue>();
        foreach (var element in collection.Elements)
        {
            var syntax = (element as SpreadElementSyntax)?.Expression ?? (element as ExpressionElementSyntax)?.Expression;
            if (syntax is null || context.OperationOf(syntax) is not { } operation)
            {
                context.Refuse(element, $"'{ExpressionReader.Shorten(element)}'");
                return null;
            }

            if (expressions.Read(operation, scope) is not { } value)
            {
                return null;
            }

            ScalarValue[] values = element is SpreadElementSyntax ? [.. (value as Table)?.Items ?? []] : [value];
            foreach (var item in values)
            {
                if (expressions.Converted(item, type, operation) is not { } converted)
                {
                    return null;
                }

                items.Add(converted);
            }
        }

        return new Table(items.ToEquatableArray());
    }

    /// <summary>An element of an array.</summary>
    public ScalarValue? Read(IArrayElementReferenceOperation reference, Scope scope) => Read(reference, expressions.Read(reference.ArrayReference, scope), reference.Indices, scope);

    /// <summary>An element counted from the end.</summary>
    public ScalarValue? Read(IImplicitIndexerReferenceOperation reference, Scope scope) => Read(reference, expressions.Read(reference.Instance, scope), [reference.Argument], scope);

    /// <summary>A property of a table: its length, or an element.</summary>
    public ScalarValue? Read(IPropertyReferenceOperation reference, Table table, Scope scope) => reference.Property switch
    {
        { IsIndexer: true } => Read(reference, table, [.. reference.Arguments.Select(static argument => argument.Value)], scope),
        { Name: "Length" } => WholeNumbers.Of(Count(table), NumberType.Int32),
        _ => expressions.Unsupported(reference),
    };

    /// <summary>How many elements there are in one of the dimensions.</summary>
    public static Number? Length(Table table, Number dimension)
    {
        ScalarValue? inner = table;
        for (var i = 0; dimension.Value is Constant { Value: var count } && i < count; i++)
        {
            inner = (inner as Table)?.Items.FirstOrDefault();
        }

        return inner is Table of ? WholeNumbers.Of(of.Items.Count, NumberType.Int32) : null;
    }

    /// <summary>Whether an element is what an assignment would change.</summary>
    public static bool IsElement(IOperation target) => target
        is IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation
        or IPropertyReferenceOperation { Property.IsIndexer: true };

    private ScalarValue? Read(IOperation reference, ScalarValue? value, IReadOnlyList<IOperation> indices, Scope scope)
    {
        foreach (var index in indices)
        {
            if (value is not Table table)
            {
                return value is null ? null : expressions.Unsupported(reference);
            }

            var isFromEnd = Plain(index) is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat };
            if (expressions.Read(isFromEnd ? ((IUnaryOperation)Plain(index)).Operand : index, scope) is not Number number)
            {
                return null;
            }

            if (number.Value is not Constant { Value: var place })
            {
                context.Refuse(reference.Syntax, $"'{ExpressionReader.Shorten(reference.Syntax)}', whose index is not known when the code is compiled,", Advice);
                return null;
            }

            var position = isFromEnd ? table.Items.Count - (int)place : (int)place;
            if (position < 0 || position >= table.Items.Count)
            {
                context.Refuse(reference.Syntax, $"'{ExpressionReader.Shorten(reference.Syntax)}', the element {position} of {table.Items.Count},", "stay within the elements");
                return null;
            }

            value = table.Items[position];
        }

        return value;
    }

    private static IOperation Plain(IOperation index) => index is IConversionOperation conversion ? Plain(conversion.Operand) : index;

    // Of all dimensions.
    private static int Count(Table table) => table.Items.Sum(static item => item is Table inner ? Count(inner) : 1);
}
