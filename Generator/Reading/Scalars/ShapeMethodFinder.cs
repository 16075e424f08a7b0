using Microsoft.CodeAnalysis;
using Surrogates.Generator.Catalogue;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Finds the method that an annotation or a call names: of u, the distance to the threshold, and of parameters.</summary>
internal static class ShapeMethodFinder
{
    /// <summary>Of the overloads whose parameters are given the longest, or else that which lacks the fewest; null if there is none.</summary>
    public static IMethodSymbol? Find(string name, OwnShapeNames names) => names.Home.GetMembers(name)
        .OfType<IMethodSymbol>()
        .Where(IsScalar)
        .OrderBy(candidate => TakesEveryTensor(candidate, names.Parameters))
        .ThenBy(candidate => Missing(candidate, names).Count())
        .ThenByDescending(static candidate => candidate.Parameters.Length)
        .FirstOrDefault();

    /// <summary>The parameters that neither the method nor what is given beside the name gives.</summary>
    public static IEnumerable<IParameterSymbol> Missing(IMethodSymbol function, OwnShapeNames names) =>
        function.Parameters.Skip(1).Where(parameter => !IsGiven(parameter, names));

    public static bool IsWhole(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_Int32;

    // The method's own parameter takes the place of what is written.
    private static bool IsGiven(IParameterSymbol parameter, OwnShapeNames names)
    {
        if (names.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name) is { } given)
        {
            return !IsWhole(parameter) || IsWhole(given);
        }

        var argument = new CatalogueParameter(parameter.Name, 0, ParameterRange.Finite).Argument;
        return names.Numbers.TryGetValue(argument, out var number) && (!IsWhole(parameter) || number == Math.Truncate(number));
    }

    // One has to stay for the operation itself.
    private static bool TakesEveryTensor(IMethodSymbol function, IReadOnlyList<IParameterSymbol> parameters) => parameters
        .Where(static parameter => !IsScalar(parameter.Type) && !IsWhole(parameter))
        .All(tensor => function.Parameters.Skip(1).Any(parameter => parameter.Name == tensor.Name));

    private static bool IsScalar(IMethodSymbol method) =>
        method is { IsStatic: true, Parameters.Length: > 0, DeclaringSyntaxReferences.Length: > 0 }
        && IsScalar(method.ReturnType)
        && IsScalar(method.Parameters[0].Type)
        && method.Parameters.All(static parameter => parameter.Name.Length > 0 && (IsScalar(parameter.Type) || IsWhole(parameter)));

    private static bool IsScalar(ITypeSymbol type) => type.SpecialType is SpecialType.System_Single or SpecialType.System_Double || GenericMathematics.IsNumber(type);
}
