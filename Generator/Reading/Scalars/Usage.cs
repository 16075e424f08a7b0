using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>What results are computed from by more than what is detached or replaced; where there are none, everything counts.</summary>
internal sealed class Usage
{
    private readonly HashSet<Node>? _nodes;
    private readonly HashSet<(Node, Node)> _compared = [];

    public Usage(IEnumerable<Expression>? results)
    {
        if (results is null)
        {
            return;
        }

        _nodes = [.. Topology.OperandsFirst<Node>(results, Used)];
        _compared = [.. _nodes.OfType<Comparison>().Select(static comparison => ((Node)comparison.Left, (Node)comparison.Right))];
    }

    private static IEnumerable<Node> Used(Node node) => node switch
    {
        GradientOverride { Partials.Count: 0 } => [],
        Deferred deferred => deferred.Call.Differentiated(node.Operands),
        _ => node.Operands,
    };

    /// <summary>Whether it is among that; of a comparison, in whatever form the simplifier left it.</summary>
    public bool Contains(Node node) => _nodes is null || (node is Comparison comparison ? _compared.Contains((comparison.Left, comparison.Right)) : _nodes.Contains(node));
}
