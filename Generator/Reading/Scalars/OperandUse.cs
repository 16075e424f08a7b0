using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Rules;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Warns of operands that no gradient reaches, unless the method says that it means that.</summary>
internal static class OperandUse
{
    public static void Check(IMethodSymbol method, IReadOnlyList<OperandModel> operands, ScalarContext context, IReadOnlyList<Expression> results, Action<Finding> report)
    {
        var read = Topology.VariablesOf(results);
        foreach (var parameter in method.Parameters)
        {
            if (!read.Contains(parameter.Name) && operands[parameter.Ordinal].IsState)
            {
                report(Finding.Of(DiagnosticDescriptors.UnreadState, parameter.Locations.FirstOrDefault(), parameter.Name));
            }
            else if (!read.Contains(parameter.Name))
            {
                var isNumber = !context.IsElement(parameter.Name);
                report(Finding.Of(
                    DiagnosticDescriptors.UnusedOperand,
                    parameter.Locations.FirstOrDefault(),
                    parameter.Name,
                    isNumber ? "" : ", so its gradient is zero",
                    isNumber && parameter.Name == "k" ? "pass it to the function that it is meant for, as 'k: k'," : "use it"));
            }
            else if (!context.Reaches(results, parameter.Name) && !context.IsLost(parameter.Name))
            {
                ReportDecisions(parameter.Name, context);
            }
        }
    }

    // A number is in none of them, and neither is what is detached.
    private static void ReportDecisions(string operand, ScalarContext context)
    {
        foreach (var decision in context.Decisions.Where(decision => context.Decides(decision, operand)))
        {
            context.Report(
                DiagnosticDescriptors.OnlyDecides,
                decision.Syntax,
                operand,
                ExpressionReader.Shorten(decision.Syntax),
                Decision.Product(decision.Intrinsics));
        }
    }
}
