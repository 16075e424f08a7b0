using Microsoft.CodeAnalysis;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Annotations;

/// <summary>What null stands for, where a method allows it for an operand.</summary>
internal static class DefaultReader
{
    /// <summary>The operands with their defaults; null if one that may be null has none, which is reported then.</summary>
    /// <param name="operands">The operands.</param>
    /// <param name="method">The method.</param>
    /// <param name="defaultOf">The default of an operand that is no noise; null if it has none.</param>
    /// <param name="report">Whom to tell.</param>
    public static IReadOnlyList<OperandModel>? Read(
        IReadOnlyList<OperandModel> operands,
        IMethodSymbol method,
        Func<OperandModel, double?> defaultOf,
        Action<Finding> report)
    {
        // One tells of what type the results are, and where they lie.
        var needed = operands.Any(static operand => operand is { IsTensor: true, IsOptional: false, IsTruth: false, Noise: null }) ? null : operands.FirstOrDefault(static operand => operand.IsTensor);
        var isComplete = true;
        OperandModel[] read = [.. operands.Select(WithDefault)];
        return isComplete ? read : null;

        OperandModel WithDefault(OperandModel operand)
        {
            if (!operand.IsOptional || operand.Noise is not null)
            {
                return operand;
            }

            if (operand != needed && (operand.IsState ? 0 : defaultOf(operand)) is { } value)
            {
                return operand with { Default = value };
            }

            var location = method.Parameters.First(parameter => parameter.Name == operand.Name).Locations.FirstOrDefault();
            report(Finding.Of(DiagnosticDescriptors.NoDefault, location, operand.Name, operand == needed ? "as every tensor may here" : "for which there is no default"));
            isComplete = false;
            return operand;
        }
    }
}
