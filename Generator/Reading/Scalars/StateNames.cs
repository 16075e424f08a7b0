using Microsoft.CodeAnalysis;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Checks that a loop over time and its scalar method mean the same states: a result that is called like an operand is its next value.</summary>
internal static class StateNames
{
    /// <summary>Whether they do; if not, it has been reported.</summary>
    public static bool Agree(IMethodSymbol scalar, IMethodSymbol method, IReadOnlyList<OperandModel> operands, Action<Finding> report)
    {
        if (!operands.Any(static operand => operand.IsOverTime))
        {
            return true;
        }

        var (own, others) = (Results(scalar), Results(method));
        for (var i = 0; i < own.Count; i++)
        {
            // What has no name says nothing.
            if (own[i].IsExplicitlyNamedTupleElement && StateOf(scalar, own[i], StringComparison.OrdinalIgnoreCase) != StateOf(method, others[i], StringComparison.Ordinal))
            {
                report(Finding.Of(DiagnosticDescriptors.OtherState, own[i].Locations.FirstOrDefault(), own[i].Name, others[i].Name, method.Name));
                return false;
            }
        }

        return true;
    }

    private static IReadOnlyList<IFieldSymbol> Results(IMethodSymbol method) => method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? [.. tuple.TupleElements] : [];

    // In a scalar method V is v, as names of tuples are often written.
    private static int? StateOf(IMethodSymbol method, IFieldSymbol result, StringComparison comparison) =>
        method.Parameters.FirstOrDefault(parameter => string.Equals(parameter.Name, result.Name, comparison))?.Ordinal;
}
