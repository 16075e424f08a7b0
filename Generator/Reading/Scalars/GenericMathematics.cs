using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What the interfaces of System.Numerics declare for every type of numbers.</summary>
internal static class GenericMathematics
{
    /// <summary>Whether a type is one of the interfaces.</summary>
    public static bool IsHome(INamedTypeSymbol? type) => type is { TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } };

    /// <summary>Whether a type parameter stands for numbers, as its constraints say.</summary>
    public static bool IsNumber(ITypeSymbol type) => type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.OfType<INamedTypeSymbol>().Any(IsHome);

    /// <summary>A constant of a type, such as <c>T.Pi</c>; null where it has none of that name.</summary>
    public static ScalarValue? Constant(string name, NumberType? type) => (name, type) switch
    {
        (_, null) => null,
        ("Zero" or "AdditiveIdentity", _) => new Number(0, type.Value),
        ("One" or "MultiplicativeIdentity", _) => new Number(1, type.Value),
        (_, NumberType.Single) when OfSingle(name) is { } single => new Number(ScalarConstant.Of(single), NumberType.Single),
        (_, NumberType.Double) when OfDouble(name) is { } real => new Number(real, NumberType.Double),
        _ => null,
    };

    private static float? OfSingle(string name) => name switch
    {
        "Epsilon" => float.Epsilon,
        "MaxValue" => float.MaxValue,
        "MinValue" => float.MinValue,
        _ => (float?)OfDouble(name),
    };

    private static double? OfDouble(string name) => name switch
    {
        "NegativeOne" => -1,
        "NegativeZero" => -0.0,
        "Pi" => Math.PI,
        "Tau" => 2 * Math.PI,
        "E" => Math.E,
        "Epsilon" => double.Epsilon,
        "MaxValue" => double.MaxValue,
        "MinValue" => double.MinValue,
        "NaN" => double.NaN,
        "PositiveInfinity" => double.PositiveInfinity,
        "NegativeInfinity" => double.NegativeInfinity,
        _ => null,
    };
}
