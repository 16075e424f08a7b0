using Microsoft.CodeAnalysis;
using Surrogates.Generator.Algebra;
using Surrogates.Generator.Diagnostics;
using Surrogates.Generator.Models;

namespace Surrogates.Generator.Reading.Twins;

/// <summary>Warns of operands that no gradient reaches, unless the method says that it means that.</summary>
internal static class OperandUse
{
    public static void Check(IMethodSymbol method, TwinContext context, IReadOnlyCollection<TwinResult> results, Action<Finding> report)
    {
        var values = context.Bindings.ToDictionary(static binding => binding.Id, static binding => binding.Value);
        var read = Topology.OperandsFirst(
            results.Select(static result => result.Value),
            node => node is Variable variable && values.TryGetValue(variable.Name, out var value) ? [value] : node.Operands);
        var reached = new HashSet<string>(context.OperandsOf(results.Select(static result => result.Value)));
        foreach (var parameter in method.Parameters)
        {
            if (!read.Contains(new Variable(parameter.Name)))
            {
                report(Finding.Of(DiagnosticDescriptors.UnusedOperand, parameter.Locations.FirstOrDefault(), parameter.Name));
            }
            else if (!reached.Contains(parameter.Name) && !context.Lost.Contains(parameter.Name))
            {
                ReportDecisions(parameter.Name, context);
            }
        }
    }

    // A number is in none of them, and neither is what is detached.
    private static void ReportDecisions(string operand, TwinContext context)
    {
        foreach (var decision in context.Decisions.Where(decision => decision.Operands.Contains(operand)))
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
