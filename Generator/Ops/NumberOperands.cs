using Surrogates.Generator.Algebra;
using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Reading.Models;

namespace Surrogates.Generator.Ops;

/// <summary>What becomes of the operands that are numbers before an op runs.</summary>
/// <param name="Compared">The positions of those that tensors are compared with or limited to, which torch rounds to the type of the tensors.</param>
/// <param name="Ranges">What they must be, by their positions: the names of ranges.</param>
internal sealed record NumberOperands(IReadOnlyList<int> Compared, IReadOnlyList<(int Operand, string Range)> Ranges)
{
    /// <summary>What is done to the numbers of an op.</summary>
    /// <param name="model">The op.</param>
    /// <param name="values">What its forward pass computes. What shapes compare is not rounded to anything before.</param>
    public static NumberOperands Of(OpModel model, IReadOnlyList<Expression> values) => new([.. ComparedIn(model, values)], [.. RangesOf(model)]);

    private static IEnumerable<int> ComparedIn(OpModel model, IReadOnlyList<Expression> values)
    {
        var numbers = new HashSet<string>(model.Operands.Where(static operand => !operand.IsTensor).Select(static operand => operand.Name));
        var nodes = Topology.OperandsFirst(values);
        var compared = new HashSet<string>(Varying.In(nodes, numbers)
            .Where(static node => node is Comparison or Call { Function.IsChoice: true })
            .SelectMany(static node => node.Operands.Select(Decided).OfType<string>()));

        // Integers are computed of numbers as they are.
        compared.IntersectWith(numbers);
        compared.ExceptWith(Topology.VariablesOf(nodes.OfType<Whole>()));
        return Enumerable.Range(0, model.Operands.Count).Where(i => compared.Contains(model.Operands[i].Name));
    }

    // The operand that a value is but for its sign and for infinity.
    private static string? Decided(Node value) => value switch
    {
        Variable variable => variable.Name,
        Negation negation => Decided(negation.Operand),
        Call call when call.Function == FunctionTable.Finite => Decided(call.Arguments[0]),
        _ => null,
    };

    // Of the operands that are arguments of hard operations as they are.
    private static IEnumerable<(int Operand, string Range)> RangesOf(OpModel model)
    {
        var nodes = model.Formula.Nodes;
        return nodes.SelectMany(node => node.Detail is HardCall call
                ? node.Operands.Zip(call.Ranges, (argument, range) => (Operand: range is null ? -1 : PositionOf(model, nodes[argument]), Range: range?.Name!))
                : [])
            .Where(static limit => limit.Operand >= 0)
            .Distinct()
            .OrderBy(static limit => limit.Operand);
    }

    // -1 for what is no number of the method's.
    private static int PositionOf(OpModel model, FlatNode node) =>
        node.Kind == NodeKind.Variable ? Enumerable.Range(0, model.Operands.Count).Where(i => !model.Operands[i].IsTensor && Equals(model.Operands[i].Name, node.Detail)).Append(-1).First() : -1;
}
