using Microsoft.CodeAnalysis;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading;

/// <summary>Finds [OverTime] where nothing reads it: on a parameter of a method that is no op, nor the step of a neuron.</summary>
internal static class StrayOverTime
{
    public static Finding? Read(IParameterSymbol parameter)
    {
        var method = parameter.ContainingSymbol;
        return Has(method, KnownNames.SurrogateAttribute) || Has(method.ContainingType, KnownNames.NeuronAttribute)
            ? null
            : Finding.Of(DiagnosticDescriptors.OverTimeWithoutOp, parameter.Locations.FirstOrDefault(), parameter.Name, method.Name);
    }

    private static bool Has(ISymbol? symbol, string attribute) =>
        symbol is not null && symbol.GetAttributes().Any(candidate => candidate.AttributeClass?.ToDisplayString() == attribute);
}
