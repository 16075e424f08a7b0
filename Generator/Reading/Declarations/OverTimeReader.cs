using Microsoft.CodeAnalysis;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Declarations;

/// <summary>Reads whether a method is a loop over time, and which of its operands are states.</summary>
internal static class OverTimeReader
{
    public static bool IsOverTime(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == KnownNames.OverTimeAttribute);

    /// <summary>The operands, with the states of a loop among them; null if they are no loop, although some are over time.</summary>
    public static IReadOnlyList<OperandModel>? Check(IMethodSymbol method, IReadOnlyList<OperandModel> operands, Action<Finding> report)
    {
        if (!operands.Any(static operand => operand.IsOverTime))
        {
            return operands;
        }

        var outputs = new HashSet<string>(method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(static element => element.Name) : []);
        OperandModel[] read = [.. operands.Select(operand => operand with { IsState = !operand.IsOverTime && outputs.Contains(operand.Name) })];
        var isSound = true;
        foreach (var (operand, parameter) in read.Zip(method.Parameters, static (operand, parameter) => (operand, parameter)))
        {
            if (operand.IsOverTime && Fault(operand, outputs) is { } fault)
            {
                Report(DiagnosticDescriptors.NotOverTime, parameter, operand.Name, fault);
            }
            else if (operand is { IsState: true, IsTensor: false })
            {
                Report(DiagnosticDescriptors.StateType, parameter, operand.Name);
            }
        }

        if (!read.Any(static operand => operand.IsState))
        {
            Report(DiagnosticDescriptors.NoState, method, method.Name);
        }

        return isSound ? read : null;

        void Report(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments)
        {
            isSound = false;
            report(Finding.Of(rule, symbol.Locations.FirstOrDefault(), arguments));
        }
    }

    private static string? Fault(OperandModel operand, HashSet<string> outputs) =>
        !operand.IsTensor ? "is a number, which is the same at all steps; make it a 'TorchSharp.torch.Tensor', or remove [OverTime]"
        : outputs.Contains(operand.Name) ? "is a state, since an output has its name: the operand is the state before the first step; remove [OverTime], or give the output another name"
        : operand.IsOptional ? "may be null; write 'Tensor' in place of 'Tensor?'"
        : null;
}
