namespace Surrogates.Exchange.Networks;

/// <summary>In what order the nodes of a graph run.</summary>
internal sealed class Schedule
{
    private readonly IReadOnlyList<FlatNode> _nodes;
    private readonly Func<int, bool> _isLater;
    private readonly List<int>[] _targets;
    private readonly int[] _distance;

    private Schedule(FlatGraph graph, Func<int, bool> isLater)
    {
        _nodes = graph.Nodes;
        _isLater = isLater;
        _targets = FlatGraph.TargetsOf(_nodes);
        _distance = Distances(graph.Inputs);
        Stages = [.. Components.Of(_nodes.Count, i => _targets[i]).Select(StageOf)];
        Late = Stages.Where(static stage => stage.Late is not null).SelectMany(static stage => stage.Late!).Select(static edge => edge.Source).ToHashSet();
    }

    /// <summary>The stages, one after the other.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>The nodes whose outputs come in at the next step somewhere.</summary>
    public IReadOnlySet<int> Late { get; }

    /// <summary>Orders the nodes of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="isLater">Whether a node is a delay of a step or more.</param>
    /// <exception cref="NirException">There is a cycle in which all comes at once.</exception>
    public static Schedule Of(FlatGraph graph, Func<int, bool> isLater) => new(graph, isLater);

    // By the fewest edges from an input.
    private int[] Distances(IReadOnlyList<int> inputs)
    {
        var distance = new int[_nodes.Count];
        Array.Fill(distance, int.MaxValue);
        var ready = new Queue<int>(inputs);
        foreach (var input in inputs)
        {
            distance[input] = 0;
        }

        while (ready.TryDequeue(out var source))
        {
            foreach (var target in _targets[source].Where(target => distance[target] == int.MaxValue))
            {
                distance[target] = distance[source] + 1;
                ready.Enqueue(target);
            }
        }

        return distance;
    }

    private Stage StageOf(IReadOnlyList<int> component)
    {
        if (component.Count == 1 && !_targets[component[0]].Contains(component[0]))
        {
            return new(component, null);
        }

        var members = component.ToHashSet();
        var late = component
            .Where(source => _nodes[source].Node is NirNeuron)
            .SelectMany(source => _targets[source].Where(target => members.Contains(target) && LeadsBack(source, target, members)).Select(target => (source, target)))
            .ToHashSet();
        return new(Ordered(component, members, late), late);
    }

    // Whether the next neurons on the way are not further from the inputs: what passes nodes without a state arrives at once.
    private bool LeadsBack(int neuron, int target, HashSet<int> members)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([target]);
        while (open.TryPop(out var node))
        {
            if (!members.Contains(node) || !seen.Add(node) || _isLater(node))
            {
                continue;
            }

            if (_nodes[node].Node is not NirNeuron)
            {
                _targets[node].ForEach(open.Push);
            }
            else if (_distance[node] <= _distance[neuron])
            {
                return true;
            }
        }

        return false;
    }

    private List<int> Ordered(IReadOnlyList<int> component, HashSet<int> members, HashSet<(int Source, int Target)> late)
    {
        var order = new List<int>();
        foreach (var single in Components.Of(_nodes.Count, Awaiting).Where(found => members.Contains(found[0])))
        {
            if (single.Count > 1 || Awaiting(single[0]).Contains(single[0]))
            {
                throw new NirException(
                    $"it is in a cycle in which all comes at once, {string.Join(", ", single.Select(i => _nodes[i].Path))}; expected a neuron in it, or a delay of at least a step.", _nodes[single[0]].Path);
            }

            order.Add(single[0]);
        }

        return order;

        IReadOnlyList<int> Awaiting(int source) => members.Contains(source)
            ? [.. _targets[source].Where(target => members.Contains(target) && !late.Contains((source, target)) && !_isLater(target))]
            : [];
    }
}

/// <summary>Nodes that run together: one on whole sequences, or those of a cycle step by step.</summary>
/// <param name="Nodes">Their numbers, in the order in which they run.</param>
/// <param name="Late">The edges on which what goes out at a step comes in at the next one; null where there is no cycle.</param>
internal sealed record Stage(IReadOnlyList<int> Nodes, IReadOnlySet<(int Source, int Target)>? Late);
