using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What the types of C# are to the readers, and what type parameters stand for in the method that is being read.</summary>
internal sealed class ScalarTypes
{
    // What holds itself, which is an error to the compiler, has no end.
    private const int MostLevels = 16;

    private Dictionary<ISymbol, ITypeSymbol> _arguments = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The type of numbers; null for another type. A method that is called by nobody, as the scalar method itself, is taken for that of
    /// doubles where it has a type parameter.
    /// </summary>
    public NumberType? NumberOf(ITypeSymbol? type) => Resolved(type) switch
    {
        ITypeParameterSymbol open when GenericMathematics.IsNumber(open) => NumberType.Double,
        INamedTypeSymbol { EnumUnderlyingType: { } underlying } => Precision.TypeOf(underlying),
        var known => Precision.TypeOf(known),
    };

    /// <summary>What C# calls the default of a type; null where no variable may have it.</summary>
    public ScalarValue? Default(ITypeSymbol type) => Default(type, MostLevels);

    /// <summary>Whether a variable may have a type: one of numbers and truth values, and what holds several of them.</summary>
    public bool IsReadable(ITypeSymbol type) => Default(type) is not null || Resolved(type) is { TypeKind: TypeKind.Delegate } || Table.ElementOf(Resolved(type)) is not null;

    /// <summary>Reads what is in a method or constructor, where its type parameters stand for its type arguments.</summary>
    public T Within<T>(IMethodSymbol method, Func<T> read)
    {
        var around = _arguments;
        _arguments = new Dictionary<ISymbol, ITypeSymbol>(around, SymbolEqualityComparer.Default);
        Add(method.TypeParameters, method.TypeArguments);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            Add(type.TypeParameters, type.TypeArguments);
        }

        var result = read();
        _arguments = around;
        return result;

        void Add(IReadOnlyList<ITypeParameterSymbol> parameters, IReadOnlyList<ITypeSymbol> arguments)
        {
            for (var i = 0; i < parameters.Count; i++)
            {
                if (Resolve(arguments[i], around) is { } argument and not ITypeParameterSymbol)
                {
                    _arguments[parameters[i].OriginalDefinition] = argument;
                }
            }
        }
    }

    private ScalarValue? Default(ITypeSymbol type, int levels) => Resolved(type) switch
    {
        _ when levels == 0 => null,
        { SpecialType: SpecialType.System_Boolean } => new Bool(Condition.Never),
        var known when NumberOf(known) is { } number => new Number(0, number),
        var known when Structs.FieldsOf(known) is { } fields => fields.Select(field => Default(field.Type, levels - 1)).OfType<ScalarValue>().ToArray() is var items && items.Length == fields.Count
            ? new Several(items.ToEquatableArray())
            : null,
        _ => null,
    };

    private ITypeSymbol? Resolved(ITypeSymbol? type) => Resolve(type, _arguments);

    private static ITypeSymbol? Resolve(ITypeSymbol? type, Dictionary<ISymbol, ITypeSymbol> arguments) => type switch
    {
        ITypeParameterSymbol parameter => arguments.TryGetValue(parameter.OriginalDefinition, out var argument) ? argument : type,
        INamedTypeSymbol { IsGenericType: true, IsTupleType: false, TypeKind: not TypeKind.Error, ContainingType: null or { IsGenericType: false } } generic =>
            Construct(generic, [.. generic.TypeArguments.Select(argument => Resolve(argument, arguments)!)]),
        _ => type,
    };

    private static INamedTypeSymbol Construct(INamedTypeSymbol type, ITypeSymbol[] arguments) =>
        type.TypeArguments.Zip(arguments, SymbolEqualityComparer.Default.Equals).All(static isSame => isSame) ? type : type.ConstructedFrom.Construct(arguments);
}
