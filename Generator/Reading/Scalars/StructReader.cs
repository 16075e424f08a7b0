using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Surrogates.Generator.Rules;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Reads structs of the project, record structs above all: how they are made, changed and taken apart, and what their members are.</summary>
internal sealed class StructReader(ScalarContext context, ExpressionReader expressions, MethodCalls calls)
{
    /// <summary>What stands for the instance in whose members the reader is.</summary>
    public static ISymbol Self(ITypeSymbol type) => type.OriginalDefinition;

    /// <summary>A new struct.</summary>
    public ScalarValue? Create(IObjectCreationOperation creation, Scope scope)
    {
        if (context.Types.Default(creation.Type!) is not Several empty || creation.Constructor is not { } constructor)
        {
            context.Refuse(creation.Syntax, $"'{ExpressionReader.Shorten(creation.Syntax)}'", $"declare '{creation.Type?.Name}' as a 'readonly record struct' of numbers in this project");
            return null;
        }

        var made = constructor.IsImplicitlyDeclared ? empty : Construct(constructor, creation, empty, scope);
        return made is null || creation.Initializer is null ? made : Initialize(made, creation.Initializer, scope);
    }

    /// <summary>A struct of which some members are other ones.</summary>
    public ScalarValue? With(IWithOperation copy, Scope scope) =>
        expressions.Read(copy.Operand, scope) is Several several ? Initialize(several, copy.Initializer, scope)
        : expressions.Unsupported(copy);

    /// <summary>The values into which C# takes a tuple or a struct apart; null where that is not supported, which is reported.</summary>
    public Several? Deconstruct(Several value, ITypeSymbol? type, IOperation deconstruction)
    {
        if (type is null or INamedTypeSymbol { IsTupleType: true } || Method(type) is not { } method)
        {
            return value;
        }

        if (!method.IsImplicitlyDeclared)
        {
            return calls.Call(method, [], deconstruction.Syntax, [Self(type), .. method.OriginalDefinition.Parameters], Members(type, value)) is not { } results ? null
                : results[1].Equals(value) ? new Several(results.Skip(2).ToEquatableArray())
                : expressions.Unsupported(deconstruction) as Several;
        }

        // That of a positional record has no source.
        var items = method.Parameters.Select(parameter => Positional(method.ContainingType, parameter) switch
        {
            { } member when Structs.IndexOf(member) is >= 0 and var index => value.Items[index],
            IPropertySymbol { GetMethod: { } getter } => calls.Call(getter, [], deconstruction.Syntax, [], Members(type, value))?[0],
            _ => expressions.Unsupported(deconstruction),
        }).OfType<ScalarValue>().ToArray();
        return items.Length == method.Parameters.Length ? new Several(items.ToEquatableArray()) : null;
    }

    /// <summary>The types of these values.</summary>
    public static IReadOnlyList<ITypeSymbol> TypesOf(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => [.. tuple.TupleElements.Select(static element => element.Type)],
        { } own when Method(own) is { } method => [.. method.Parameters.Select(static parameter => parameter.Type)],
        _ => [],
    };

    /// <summary>A scope in which an instance is known.</summary>
    public static Scope Members(ITypeSymbol type, ScalarValue value)
    {
        var scope = Scope.Create();
        scope[Self(type)] = value;
        return scope;
    }

    private Several? Construct(IMethodSymbol constructor, IObjectCreationOperation creation, Several empty, Scope scope)
    {
        var type = constructor.ContainingType;
        if (calls.ReadArguments(creation.Arguments, scope) is not { } arguments)
        {
            return null;
        }

        return context.Types.Within(constructor, () => context.Declarations(constructor).FirstOrDefault() switch
        {
            TypeDeclarationSyntax => Primary(),
            ConstructorDeclarationSyntax { Initializer: null } when Initialized(Scope.Create()) is { } initialized =>
                calls.Call(constructor, arguments, creation.Syntax, [Self(type)], Members(type, initialized)) is { } results ? results[1] as Several : null,
            _ => expressions.Unsupported(creation) as Several,
        });

        Several? Primary()
        {
            var parameters = Scope.Create();
            foreach (var (parameter, argument) in constructor.OriginalDefinition.Parameters.Zip(arguments, static (parameter, argument) => (parameter, argument)))
            {
                parameters[parameter] = argument;
            }

            return Initialized(parameters) is not { } made ? null : constructor.Parameters.Zip(arguments, static (parameter, argument) => (parameter, argument)).Aggregate(made, (several, pair) =>
                Positional(type, pair.parameter) is IPropertySymbol property && !context.Declarations(property).OfType<PropertyDeclarationSyntax>().Any() && Structs.IndexOf(property) is >= 0 and var index
                    ? several.With(index, Named(pair.parameter.Name, pair.argument))
                    : several);
        }

        // Before the body of a constructor come the initializers of fields and properties.
        Several? Initialized(Scope parameters)
        {
            if (context.Calls.Contains(constructor.OriginalDefinition, SymbolEqualityComparer.Default))
            {
                context.Report(DiagnosticDescriptors.Recursion, creation.Syntax, type.Name);
                return null;
            }

            Several? made = empty;
            context.Calls.Push(constructor.OriginalDefinition);
            foreach (var (field, index) in Structs.FieldsOf(type.OriginalDefinition)!.Select(static (field, index) => (field, index)))
            {
                if (context.InitializerOf(Structs.NameOf(field)) is not { } initializer)
                {
                    continue;
                }

                made = made is not null && expressions.Read(initializer, parameters) is { } value && expressions.Converted(value, field.Type, initializer) is { } converted
                    ? made.With(index, converted)
                    : null;
            }

            context.Calls.Pop();
            return made;
        }
    }

    private Several? Initialize(Several several, IObjectOrCollectionInitializerOperation initializer, Scope scope)
    {
        foreach (var member in initializer.Initializers)
        {
            if (member is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment || Structs.IndexOf(target.Member) < 0)
            {
                return expressions.Unsupported(member) as Several;
            }

            if (expressions.Read(assignment.Value, scope) is not { } value)
            {
                return null;
            }

            several = several.With(Structs.IndexOf(target.Member), Named(target.Member.Name, value));
        }

        return several;
    }

    // As a variable of the member's name would be called.
    private ScalarValue Named(string member, ScalarValue value) => context.Name(char.ToLowerInvariant(member[0]) + member.Substring(1), value);

    private static IMethodSymbol? Method(ITypeSymbol type) => type.GetMembers("Deconstruct")
        .OfType<IMethodSymbol>()
        .FirstOrDefault(static method => !method.IsStatic && method.Parameters.All(static parameter => parameter.RefKind == RefKind.Out));

    // The property or field that a parameter of a record is the value of.
    private static ISymbol? Positional(INamedTypeSymbol type, IParameterSymbol parameter) => type.GetMembers(parameter.Name).FirstOrDefault();
}
