using System.Collections.Immutable;

namespace Surrogates.Generator.Algebra;

/// <summary>The order in which formulas are evaluated, found once for all the points at which they are.</summary>
internal sealed class Schedule
{
    private readonly Dictionary<Node, int> _positions = [];

    public Schedule(params Expression[] roots)
    {
        Nodes = Topology.OperandsFirst(roots).ToImmutableArray();
        foreach (var node in Nodes)
        {
            _positions.Add(node, _positions.Count);
        }

        Operands = Nodes.Select(node => node.Operands.Select(PositionOf).ToArray()).ToImmutableArray();
    }

    /// <summary>Every node, each after its operands.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>The positions of each node's operands.</summary>
    public ImmutableArray<int[]> Operands { get; }

    public int PositionOf(Node node) => _positions[node];
}
