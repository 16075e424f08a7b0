namespace Surrogates.Exchange;

/// <summary>An edge: what one node puts out goes into another one. What several edges bring to a node is added.</summary>
/// <param name="From">The name of the node that puts out.</param>
/// <param name="To">The name of the node that takes.</param>
public readonly record struct NirEdge(string From, string To);

/// <summary>
/// A network as the format has it: nodes with names, and edges between them. A graph may be a node of a graph: what goes to it comes in at its
/// <see cref="NirInput"/>, and what its <see cref="NirOutput"/> gets goes out. Two are equal if their nodes are, and their edges in any order.
/// </summary>
/// <example>
/// <code>
/// var graph = NirGraph.Chain(
///     ("input", new NirInput([3])),
///     ("synapses", new NirLinear(NirArray.Full(0.5f, [2, 3]))),
///     ("neurons", new NirIF(NirArray.Full(1000, [2]), NirArray.Full(1, [2]))),
///     ("output", new NirOutput([2])));
/// </code>
/// </example>
public sealed record NirGraph : NirNode
{
    /// <summary>Takes nodes and edges, as they are: <see cref="Validate"/> checks them.</summary>
    /// <param name="nodes">The nodes, by name.</param>
    /// <param name="edges">The edges, by the names of nodes.</param>
    public NirGraph(IEnumerable<KeyValuePair<string, NirNode>> nodes, IEnumerable<NirEdge> edges)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        Nodes = new OrderedDictionary<string, NirNode>(nodes);
        Edges = [.. edges];
    }

    /// <summary>The nodes, by name.</summary>
    public IReadOnlyDictionary<string, NirNode> Nodes { get; }

    /// <summary>The edges.</summary>
    public IReadOnlyList<NirEdge> Edges { get; }

    internal override string Type => "NIRGraph";

    /// <summary>A graph of nodes each of which feeds the next one.</summary>
    /// <param name="nodes">The nodes with their names, in this order.</param>
    public static NirGraph Chain(params IReadOnlyList<(string Name, NirNode Node)> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        return new(
            nodes.Select(static node => KeyValuePair.Create(node.Name, node.Node)),
            nodes.Zip(nodes.Skip(1)).Select(static pair => new NirEdge(pair.First.Name, pair.Second.Name)));
    }

    /// <summary>
    /// Checks that edges lead from nodes to nodes and none twice; that there are an input and an output, and in a nested graph one of each; that each node gets something; that all
    /// shapes fit; and that each cycle has a neuron or a delay in it, without which it has no value.
    /// </summary>
    /// <exception cref="NirException">Something is wrong: it says at which node, and what was expected.</exception>
    public void Validate() => _ = FlatGraph.Of(this);

    /// <inheritdoc/>
    public bool Equals(NirGraph? other) => base.Equals(other)
        && Nodes.Count == other.Nodes.Count
        && Nodes.All(node => other.Nodes.TryGetValue(node.Key, out var same) && node.Value.Equals(same))
        && Edges.Count == other.Edges.Count
        && Edges.ToHashSet().SetEquals(other.Edges);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Nodes.Keys.Aggregate(0, static (hash, name) => hash ^ name.GetHashCode(StringComparison.Ordinal)), Edges.Aggregate(0, static (hash, edge) => hash ^ edge.GetHashCode()));

    internal override NirShape Flow(NirShape input)
    {
        var flat = FlatGraph.Of(this);
        if (flat.Inputs.Count != 1 || flat.Outputs.Count != 1)
        {
            throw Unfit($"it has {flat.Inputs.Count} inputs and {flat.Outputs.Count} outputs; expected one of each in a graph that is a node.");
        }

        flat.Nodes[flat.Inputs[0]].Node.Flow(input);
        return flat.Nodes[flat.Outputs[0]].Shape;
    }
}
