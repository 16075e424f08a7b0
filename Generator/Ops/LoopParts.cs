using Surrogates.Generator.Algebra;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.Ops;

/// <summary>A loop over time whose steps read values that depend on constants alone: they are computed once, and their gradients added up over the steps.</summary>
/// <param name="Preparation">Computes the values of the constants, and the gradients of the constants of those of the values.</param>
/// <param name="From">The positions of the operands of the loop that the preparation takes.</param>
/// <param name="Step">A step; the values are its last operands.</param>
internal sealed record LoopParts(Op Preparation, IReadOnlyList<int> From, Op Step)
{
    /// <summary>The parts of an op; null where nothing is worth it.</summary>
    /// <param name="model">The op as it was read.</param>
    /// <param name="lower">What makes an op of a model.</param>
    public static LoopParts? Of(OpModel model, Func<OpModel, Op> lower)
    {
        // Clamped at each step, gradients do not add up to that of the loop.
        if (!model.Operands.Any(static operand => operand.IsOverTime) || model.Clip.Applies(ClipAt.Outgoing))
        {
            return null;
        }

        int[] chosen = [.. Chosen(model).Take(OpModel.MostOperands - model.Operands.Count)];
        if (chosen.Length == 0)
        {
            return null;
        }

        var names = new UniqueNames(model.Operands.Select(static operand => operand.Name).Concat(model.Results.Select(static result => result.Name).OfType<string>()));
        var prepared = chosen.ToDictionary(static node => node, node => names.Take(NameOf(model.Formula.Nodes[node])));
        var formula = model.Formula.Part(chosen, new Dictionary<int, string>());
        var read = VariablesOf(formula);
        int[] from = [.. Enumerable.Range(0, model.Operands.Count).Where(i => read.Contains(model.Operands[i].Name))];
        var preparation = lower(model with
        {
            Summary = "what its steps have in common, computed once from its constants",
            Operands = from.Select(i => model.Operands[i]).ToEquatableArray(),
            Main = null,
            Formula = formula,
            Results = chosen.Select(node => new ResultModel(prepared[node])).ToEquatableArray(),
            Clip = new GradientClip(double.PositiveInfinity, ClipAt.Incoming),
        });
        var step = model.Formula.Part(model.Formula.Roots, prepared);
        var readByStep = VariablesOf(step);
        return new LoopParts(preparation, from, lower(model with
        {
            Formula = step,
            Operands = model.Operands.Select(operand => operand with { IsConstant = operand.IsConstant || (operand.IsTensor && read.Contains(operand.Name) && !readByStep.Contains(operand.Name)) })
                .Concat(chosen.Select((node, i) => new OperandModel(prepared[node], IsTensor: true) { IsConstant = preparation.Jacobian.Of(i).Count == 0 }))
                .ToEquatableArray(),
        }));
    }

    // The outermost of those that are worth it, as the steps read them.
    private static IEnumerable<int> Chosen(OpModel model)
    {
        var nodes = model.Formula.Nodes;
        var operands = model.Operands.ToDictionary(static operand => operand.Name);
        var isVarying = new bool[nodes.Count];
        var hasGradient = new bool[nodes.Count];
        for (var i = 0; i < isVarying.Length; i++)
        {
            if (nodes[i] is { Kind: NodeKind.Variable, Detail: string name })
            {
                var operand = operands[name];
                isVarying[i] = operand.IsOverTime || operand.IsState || operand.Noise is not null;
                hasGradient[i] = operand is { IsTensor: true, IsTruth: false, IsConstant: false };
            }
            else
            {
                isVarying[i] = nodes[i].Operands.Any(operand => isVarying[operand]);
                hasGradient[i] = nodes[i].Operands.Any(operand => hasGradient[operand]);
            }
        }

        var isRead = new bool[nodes.Count];
        foreach (var root in model.Formula.Roots)
        {
            isRead[root] = true;
        }

        var chosen = new Stack<int>();
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            if (isRead[i] && !isVarying[i] && hasGradient[i] && Expense.IsHigh(nodes[i].Kind, nodes[i].Detail))
            {
                chosen.Push(i);
                continue;
            }

            foreach (var operand in isRead[i] ? nodes[i].Operands : [])
            {
                isRead[operand] = true;
            }
        }

        return chosen;
    }

    private static string NameOf(FlatNode node) => node.Hint ?? Expense.NameOf(node.Kind, node.Detail);

    private static HashSet<string> VariablesOf(FlatFormula formula) => [.. formula.Nodes.Where(static node => node.Kind == NodeKind.Variable).Select(static node => (string)node.Detail!)];
}
