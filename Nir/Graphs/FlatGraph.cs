namespace Surrogates.Exchange;

/// <summary>
/// A graph with the nodes of its nested graphs among its own, checked: what is to be run. Inputs and outputs of nested graphs are nodes that
/// pass on what they get.
/// </summary>
internal sealed class FlatGraph
{
    private FlatGraph(IReadOnlyList<FlatNode> nodes, IReadOnlyList<int> outputs)
    {
        Nodes = nodes;
        Outputs = outputs;
        Inputs = [.. Enumerable.Range(0, nodes.Count).Where(i => nodes[i].IsInput)];
    }

    /// <summary>The nodes. Their number in this list is how others refer to them.</summary>
    public IReadOnlyList<FlatNode> Nodes { get; }

    /// <summary>Where the whole graph is fed.</summary>
    public IReadOnlyList<int> Inputs { get; }

    /// <summary>Where the whole graph is read.</summary>
    public IReadOnlyList<int> Outputs { get; }

    /// <summary>Flattens and checks a graph.</summary>
    /// <exception cref="NirException">Something is wrong with it.</exception>
    public static FlatGraph Of(NirGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var collected = new FlatNodes();
        var (inputs, outputs) = collected.Add(graph, "");
        var nodes = collected.Nodes.Select((node, i) => node with { IsInput = inputs.Contains(i) }).ToArray();
        RequireStates(nodes);
        return new([.. nodes.Zip(ShapeFlow.Of(nodes), static (node, shape) => node with { Shape = shape })], outputs);
    }

    /// <summary>The numbers of the nodes to which each node leads.</summary>
    public static List<int>[] TargetsOf(IReadOnlyList<FlatNode> nodes)
    {
        List<int>[] targets = [.. nodes.Select(static _ => new List<int>())];
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var source in nodes[i].Sources)
            {
                targets[source].Add(i);
            }
        }

        return targets;
    }

    private static void RequireStates(IReadOnlyList<FlatNode> nodes)
    {
        var targets = TargetsOf(nodes);
        foreach (var component in Components.Of(nodes.Count, i => nodes[i].Node is NirNeuron or NirDelay ? [] : targets[i]))
        {
            if (component.Count > 1 || (nodes[component[0]].Node is not (NirNeuron or NirDelay) && targets[component[0]].Contains(component[0])))
            {
                throw new NirException($"it is in a cycle without a neuron, {string.Join(", ", component.Select(i => nodes[i].Path).Order(StringComparer.Ordinal))}; expected a neuron or a delay in each cycle.", nodes[component.Min()].Path);
            }
        }
    }
}

/// <summary>A node of a flat graph.</summary>
/// <param name="Path">Its name, after those of the graphs that it is in and dots.</param>
/// <param name="Node">The node.</param>
/// <param name="Sources">The numbers of the nodes that feed it.</param>
internal sealed record FlatNode(string Path, NirNode Node, IReadOnlyList<int> Sources)
{
    /// <summary>The shape of what it puts out at a step, without time and batch.</summary>
    public NirShape Shape { get; init; } = [];

    /// <summary>Whether it is an input of the whole graph, and not of a nested one.</summary>
    public bool IsInput { get; init; }
}
