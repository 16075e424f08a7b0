using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>One run of a network over a sequence: what each node puts out, and what it holds.</summary>
internal sealed class NetworkRun
{
    private readonly IReadOnlyList<FlatNode> _nodes;
    private readonly IReadOnlyList<Unit> _units;
    private readonly Schedule _schedule;
    private readonly Tensor?[] _outputs;

    /// <param name="nodes">The nodes.</param>
    /// <param name="units">What runs them.</param>
    /// <param name="schedule">In what order.</param>
    public NetworkRun(IReadOnlyList<FlatNode> nodes, IReadOnlyList<Unit> units, Schedule schedule)
    {
        _nodes = nodes;
        _units = units;
        _schedule = schedule;
        _outputs = new Tensor?[nodes.Count];
        States = new IReadOnlyList<Tensor>?[nodes.Count];
        Last = new Tensor?[nodes.Count];
    }

    /// <summary>What each node holds from step to step; null before it began.</summary>
    public IReadOnlyList<Tensor>?[] States { get; }

    /// <summary>What nodes in cycles put out last, where that comes in at the next step.</summary>
    public Tensor?[] Last { get; }

    /// <summary>What a node puts out, [time, batch, ...].</summary>
    public Tensor this[int node]
    {
        get => _outputs[node]!;
        set => _outputs[node] = value;
    }

    /// <summary>Goes on from what the nodes held.</summary>
    /// <exception cref="ArgumentException">The state is that of another network.</exception>
    public void Restore(NirState state)
    {
        if (state.Nodes.FirstOrDefault(path => _nodes.All(node => node.Path != path)) is { } unknown)
        {
            throw new ArgumentException($"The state is that of another network: this one has no '{unknown}'.", nameof(state));
        }

        for (var i = 0; i < _nodes.Count; i++)
        {
            if (_units[i].Operation.HasState)
            {
                var held = state.Nodes.Contains(_nodes[i].Path) ? state[_nodes[i].Path]
                    : throw new ArgumentException($"The state is that of another network: it has nothing of '{_nodes[i].Path}'.", nameof(state));
                var isLate = _schedule.Late.Contains(i);
                States[i] = isLate ? [.. held.SkipLast(1)] : held;
                Last[i] = isLate ? held[^1] : null;
            }
        }
    }

    /// <summary>What the nodes hold.</summary>
    public NirState State() => new(Enumerable.Range(0, _nodes.Count).Where(i => _units[i].Operation.HasState).ToDictionary(
        i => _nodes[i].Path,
        IReadOnlyList<Tensor> (i) => Last[i] is { } last ? [.. States[i]!, last] : States[i]!));

    /// <summary>Runs all stages; the inputs are set. What no node and no output of the network needs any more goes at once.</summary>
    public void Run()
    {
        var needed = new int[_nodes.Count];
        foreach (var source in _schedule.Stages.SelectMany(Sources))
        {
            needed[source]++;
        }

        foreach (var stage in _schedule.Stages)
        {
            Run(stage);
            foreach (var source in Sources(stage).Where(source => --needed[source] == 0))
            {
                this[source].Dispose();
            }
        }
    }

    private IEnumerable<int> Sources(Stage stage) => stage.Nodes.SelectMany(node => _nodes[node].Sources).Where(source => !stage.Nodes.Contains(source));

    private void Run(Stage stage)
    {
        using var scope = NewDisposeScope();
        if (stage.Late is not null)
        {
            new CycleRun(_nodes, _units, this, stage).Run();
        }
        else if (!_nodes[stage.Nodes[0]].IsInput)
        {
            var node = stage.Nodes[0];
            var input = Sum.Of(_nodes[node].Sources.Select(source => this[source]));
            var output = _units[node].Operation.Run(input, ref States[node]);
            _outputs[node] = ReferenceEquals(output, input) ? input.alias() : output;
        }
        else
        {
            return;
        }

        foreach (var tensor in stage.Nodes.SelectMany(Held).Distinct(ReferenceEqualityComparer.Instance).Cast<Tensor>())
        {
            tensor.MoveToOuterDisposeScope();
        }
    }

    private IEnumerable<Tensor> Held(int node) => ((IEnumerable<Tensor?>)[_outputs[node], Last[node], .. States[node] ?? []]).OfType<Tensor>();
}
