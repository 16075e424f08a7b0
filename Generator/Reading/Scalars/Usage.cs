using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What results are computed from by more than what is detached or replaced; where there are none, everything counts.</summary>
internal sealed class Usage
{
    private readonly HashSet<Node>? _nodes;
    private readonly HashSet<(Node, Node)> _compared = [];
    private readonly HashSet<Node> _choosing = [];

    public Usage(IEnumerable<Expression>? results)
    {
        if (results is null)
        {
            return;
        }

        _nodes = [.. Topology.OperandsFirst<Node>(results, Used)];
        _choosing = [.. _nodes.OfType<Selection>().Where(static choice => Whole.Arms(choice) > 0).Select(static choice => choice.Condition)];
        _compared = [.. _nodes.OfType<Comparison>().Select(static comparison => ((Node)comparison.Left, (Node)comparison.Right))];
    }

    /// <summary>
    /// Whether it is among that; a comparison in whatever form the simplifier left it, and a choice of integers in whatever was computed
    /// from each of them.
    /// </summary>
    public bool Contains(Node node) => _nodes is null || _nodes.Contains(node) || node switch
    {
        Comparison comparison => _compared.Contains((comparison.Left, comparison.Right)),
        Selection choice => Whole.Arms(choice) > 0 && _choosing.Contains(choice.Condition),
        _ => false,
    };

    private static IEnumerable<Node> Used(Node node) => node switch
    {
        GradientOverride { Partials.Count: 0 } => [],
        Deferred deferred => deferred.Call.Differentiated(node.Operands),
        _ => node.Operands,
    };
}
