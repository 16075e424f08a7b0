using Microsoft.CodeAnalysis;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Finds the method that has numbers where an annotated method has tensors: of the same name, or of that which the annotation gives.</summary>
internal static class ScalarMethodFinder
{
    public static IMethodSymbol? Find(IMethodSymbol method) => method.ContainingType.GetMembers(NameOf(method))
        .OfType<IMethodSymbol>()
        .Where(candidate => IsScalarMethod(candidate, method))
        .OrderBy(static candidate => candidate.IsGenericMethod)
        .ThenBy(static candidate => candidate.Parameters.Count(static parameter => IsTruth(parameter.Type)))
        .FirstOrDefault();

    /// <summary>What it is called.</summary>
    public static string NameOf(IMethodSymbol method) => method.GetAttributes()
        .Where(static attribute => attribute.AttributeClass?.ToDisplayString() == KnownNames.SurrogateAttribute)
        .SelectMany(static attribute => attribute.NamedArguments)
        .Where(static argument => argument.Key == "Twin")
        .Select(static argument => argument.Value.Value as string)
        .FirstOrDefault(static name => !string.IsNullOrEmpty(name)) ?? method.Name;

    /// <summary>How it would have to be declared.</summary>
    public static string Signature(IMethodSymbol method)
    {
        var parameters = method.Parameters.Select(static parameter => $"{Scalar(parameter.Type)} {parameter.Name}");
        return $"{Scalar(method.ReturnType)} {NameOf(method)}({string.Join(", ", parameters)})";
    }

    private static bool IsScalarMethod(IMethodSymbol candidate, IMethodSymbol method) =>
        !SymbolEqualityComparer.Default.Equals(candidate, method)
        && candidate.IsStatic
        && (!candidate.IsPartialDefinition || candidate.PartialImplementationPart is not null)
        && candidate.Parameters.Length == method.Parameters.Length
        && candidate.RefKind == RefKind.None
        && candidate.Parameters.All(static parameter => parameter.RefKind is RefKind.None or RefKind.In)
        && candidate.Parameters.Zip(method.Parameters, static (scalar, operand) => Fits(scalar.Type, operand.Type)).All(static fits => fits)
        && FitsResult(candidate.ReturnType, method.ReturnType);

    private static bool FitsResult(ITypeSymbol scalar, ITypeSymbol result) => (scalar, result) switch
    {
        (INamedTypeSymbol { IsTupleType: true } a, INamedTypeSymbol { IsTupleType: true } b) =>
            a.TupleElements.Length == b.TupleElements.Length && a.TupleElements.All(static element => IsScalar(element.Type)),
        (_, INamedTypeSymbol { IsTupleType: true }) => false,
        _ => IsScalar(scalar),
    };

    // A type parameter takes the numbers of each type.
    private static bool Fits(ITypeSymbol scalar, ITypeSymbol operand) =>
        IsNumber(operand)
            ? SymbolEqualityComparer.Default.Equals(scalar, operand) || (GenericMathematics.IsNumber(scalar) && IsScalar(operand))
            : IsScalar(scalar) || IsTruth(scalar);

    /// <summary>Whether it is true or false: beside a tensor that is a mask.</summary>
    public static bool IsTruth(ITypeSymbol type) => type.SpecialType == SpecialType.System_Boolean;

    /// <summary>Whether it is a real number.</summary>
    public static bool IsScalar(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double || GenericMathematics.IsNumber(type);

    private static bool IsNumber(ITypeSymbol type) => IsScalar(type) || type.SpecialType == SpecialType.System_Int32 || IsTruth(type);

    private static string Scalar(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple =>
            $"({string.Join(", ", tuple.TupleElements.Select(static element => element.IsExplicitlyNamedTupleElement ? $"float {element.Name}" : "float"))})",
        _ when IsNumber(type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        _ => "float",
    };
}
