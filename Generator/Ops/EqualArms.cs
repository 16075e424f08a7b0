using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Ops;

/// <summary>
/// Takes choices out of what a pass computes whose arms differ in their gradients alone, as those of <c>training ? s : Detach(s)</c> do:
/// their value is the same.
/// </summary>
internal static class EqualArms
{
    public static IReadOnlyList<Expression> Removed(IReadOnlyList<Expression> values)
    {
        var removed = new Dictionary<Node, Node>();
        foreach (var node in Topology.OperandsFirst(values))
        {
            removed.Add(node, Without(node, [.. node.Operands.Select(operand => removed[operand])]));
        }

        return [.. values.Select(value => (Expression)removed[value])];
    }

    private static Node Without(Node node, IReadOnlyList<Node> operands) => node switch
    {
        Selection when GradientOverride.ValueOf(operands[1]) is var value && value.Equals(GradientOverride.ValueOf(operands[2])) => value,
        _ when operands.SequenceEqual(node.Operands) => node,
        GradientOverride => operands[0],
        _ => Rebuilding.Named(node.Hint, node.IsNamed, Rebuilding.Of(node, operands)),
    };
}
