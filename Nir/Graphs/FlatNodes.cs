namespace Surrogates.Exchange;

/// <summary>Collects the nodes of a graph and of those nested in it.</summary>
internal sealed class FlatNodes
{
    private readonly List<(string Path, NirNode Node, List<int> Sources)> _nodes = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public IReadOnlyList<FlatNode> Nodes => [.. _nodes.Select(static node => new FlatNode(node.Path, node.Node, node.Sources))];

    /// <summary>Adds a graph; gives the numbers of its inputs and of its outputs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="path">Its path, empty for the outermost.</param>
    public (IReadOnlyList<int> Inputs, IReadOnlyList<int> Outputs) Add(NirGraph graph, string path)
    {
        var ends = new Dictionary<string, (int Entry, int Exit)>(StringComparer.Ordinal);
        foreach (var (name, node) in graph.Nodes)
        {
            if (name.Length == 0 || name is "." or ".." || name.Contains('/', StringComparison.Ordinal))
            {
                throw new NirException("its name is empty, '.' or has a '/', which separates names in a file; expected another one.", PathOf(path, name));
            }

            ends.Add(name, node is NirGraph nested ? AddNested(nested, PathOf(path, name)) : AddNode(node, PathOf(path, name)));
        }

        var inputs = EndsOf<NirInput>(graph, ends, path);
        var outputs = EndsOf<NirOutput>(graph, ends, path);
        foreach (var edge in graph.Edges)
        {
            AddEdge(graph, edge, ends, path);
        }

        return (inputs, outputs);
    }

    private static string PathOf(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static List<int> EndsOf<TEnd>(NirGraph graph, Dictionary<string, (int Entry, int Exit)> ends, string path)
        where TEnd : NirNode
    {
        var found = graph.Nodes.Where(static node => node.Value is TEnd).Select(node => ends[node.Key].Entry).ToList();
        return found.Count > 0 ? found : throw new NirException($"the graph has no {typeof(TEnd).Name[3..]}; expected one.", path.Length == 0 ? null : path);
    }

    private (int Entry, int Exit) AddNested(NirGraph graph, string path)
    {
        var (inputs, outputs) = Add(graph, path);
        return inputs.Count == 1 && outputs.Count == 1 ? (inputs[0], outputs[0])
            : throw new NirException($"the graph has {inputs.Count} inputs and {outputs.Count} outputs; expected one of each in a graph that is a node.", path);
    }

    private (int Entry, int Exit) AddNode(NirNode node, string path)
    {
        if (!_numbers.TryAdd(path, _nodes.Count))
        {
            throw new NirException("a node of a nested graph and another node have this path; expected paths that differ.", path);
        }

        _nodes.Add((path, node, []));
        return (_nodes.Count - 1, _nodes.Count - 1);
    }

    private void AddEdge(NirGraph graph, NirEdge edge, Dictionary<string, (int Entry, int Exit)> ends, string path)
    {
        foreach (var name in (ReadOnlySpan<string>)[edge.From, edge.To])
        {
            if (!ends.ContainsKey(name))
            {
                throw new NirException($"the edge from '{edge.From}' to '{edge.To}' leads to no such node; the graph has {string.Join(", ", graph.Nodes.Keys.Order(StringComparer.Ordinal))}.", PathOf(path, name));
            }
        }

        if (graph.Nodes[edge.To] is NirInput || graph.Nodes[edge.From] is NirOutput)
        {
            throw new NirException($"the edge from '{edge.From}' to '{edge.To}' goes into an Input or out of an Output of the same graph; expected neither.", PathOf(path, edge.To));
        }

        var sources = _nodes[ends[edge.To].Entry].Sources;
        if (sources.Contains(ends[edge.From].Exit))
        {
            throw new NirException($"the edge from '{edge.From}' is there twice; expected it once.", PathOf(path, edge.To));
        }

        sources.Add(ends[edge.From].Exit);
    }
}
