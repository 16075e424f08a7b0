namespace Surrogates.Exchange;

/// <summary>The shapes that flow through a graph, from its inputs on.</summary>
internal static class ShapeFlow
{
    /// <summary>What each node puts out.</summary>
    /// <exception cref="NirException">Shapes do not fit, or a node gets nothing.</exception>
    public static NirShape[] Of(IReadOnlyList<FlatNode> nodes)
    {
        var targets = FlatGraph.TargetsOf(nodes);
        var outputs = new NirShape?[nodes.Count];
        var ready = new Queue<int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i] is { IsInput: true, Node: NirInput input })
            {
                outputs[i] = input.Shape;
                ready.Enqueue(i);
            }
        }

        while (ready.TryDequeue(out var source))
        {
            foreach (var target in targets[source])
            {
                var output = Flow(nodes[target], outputs[source]!, nodes[source]);
                if (outputs[target] is null)
                {
                    outputs[target] = output;
                    ready.Enqueue(target);
                }
            }
        }

        var unreached = Array.FindIndex(outputs, static output => output is null);
        return unreached < 0 ? outputs.Select(static output => output!).ToArray() : throw new NirException("nothing comes in: no edges lead to it from an Input.", nodes[unreached].Path);
    }

    private static NirShape Flow(FlatNode node, NirShape input, FlatNode source)
    {
        try
        {
            return node.Node.Flow(input);
        }
        catch (NirException exception)
        {
            throw new NirException($"{exception.Reason} (Fed by '{source.Path}'.)", node.Path);
        }
    }
}
