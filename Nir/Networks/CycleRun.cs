using static TorchSharp.torch;

namespace Surrogates.Exchange.Networks;

/// <summary>One run of the nodes of a cycle, step by step.</summary>
internal sealed class CycleRun
{
    private readonly IReadOnlyList<FlatNode> _nodes;
    private readonly IReadOnlyList<Unit> _units;
    private readonly NetworkRun _whole;
    private readonly Stage _stage;
    private readonly HashSet<int> _members;
    private readonly HashSet<int> _late;
    private readonly int[] _seen;
    private readonly Dictionary<int, Tensor> _outside;
    private readonly Dictionary<int, Tensor> _now = [];

    /// <param name="nodes">The nodes of the graph.</param>
    /// <param name="units">What runs them.</param>
    /// <param name="whole">The run of the graph, in which all that feeds the cycle has run.</param>
    /// <param name="stage">The cycle.</param>
    public CycleRun(IReadOnlyList<FlatNode> nodes, IReadOnlyList<Unit> units, NetworkRun whole, Stage stage)
    {
        _nodes = nodes;
        _units = units;
        _whole = whole;
        _stage = stage;
        _members = [.. stage.Nodes];
        _late = [.. stage.Late!.Select(static edge => edge.Source)];
        _seen = [.. _members.Where(node => nodes.Where((_, i) => !_members.Contains(i)).Any(other => other.Sources.Contains(node)))];
        _outside = stage.Nodes
            .Select(node => (Node: node, Terms: nodes[node].Sources.Where(source => !_members.Contains(source)).Select(source => whole[source]).ToArray()))
            .Where(static fed => fed.Terms.Length > 0)
            .ToDictionary(static fed => fed.Node, static fed => Sum.Of(fed.Terms));
    }

    /// <summary>Runs all steps: the outputs that are seen from outside become sequences.</summary>
    public void Run()
    {
        var like = _outside.Values.First();
        Begin(like);
        var outputs = _seen.ToDictionary(static node => node, static _ => new List<Tensor>());
        HashSet<Tensor> held = new(ReferenceEqualityComparer.Instance);
        for (var step = 0L; step < like.shape[0]; step++)
        {
            // What the graph of gradients needs it keeps itself: of each step only states and outputs live on.
            using var scope = NewDisposeScope();
            Advance(step);
            HashSet<Tensor> kept = new(Held(), ReferenceEqualityComparer.Instance);
            HashSet<Tensor> made = new(kept.Concat(_seen.Select(node => _now[node])), ReferenceEqualityComparer.Instance);
            foreach (var tensor in made.Where(tensor => !held.Contains(tensor)))
            {
                tensor.MoveToOuterDisposeScope();
            }

            foreach (var tensor in held.Where(tensor => !kept.Contains(tensor)))
            {
                tensor.Dispose();
            }

            foreach (var (node, steps) in outputs)
            {
                steps.Add(_now[node]);
            }

            held = kept;
        }

        foreach (var (node, steps) in outputs)
        {
            _whole[node] = cat(steps);
        }
    }

    private IEnumerable<Tensor> Held() => _stage.Nodes.SelectMany(node => _whole.States[node] ?? []).Concat(_late.Select(node => _whole.Last[node]!));

    // Before the first step nothing has gone out.
    private void Begin(Tensor like)
    {
        foreach (var node in _late)
        {
            _whole.Last[node] ??= zeros([like.shape[1], .. _nodes[node].Shape], dtype: like.dtype, device: like.device);
        }

        foreach (var (node, delay) in LaterDelays())
        {
            _whole.States[node] ??= [delay.Silence([like.shape[1], .. _nodes[node].Shape], like)];
        }
    }

    private void Advance(long step)
    {
        foreach (var node in _stage.Nodes)
        {
            _now[node] = _units[node].Operation is Delaying { IsLater: true } delay
                ? delay.Next(_whole.States[node]![0])
                : _units[node].Operation.Run(Input(node, step), ref _whole.States[node]);
        }

        foreach (var (node, delay) in LaterDelays())
        {
            _whole.States[node] = [delay.After(_whole.States[node]![0], Input(node, step))];
        }

        foreach (var node in _late)
        {
            _whole.Last[node] = _now[node].select(0, 0);
        }
    }

    private IEnumerable<(int Node, Delaying Delay)> LaterDelays() => _stage.Nodes
        .Where(node => _units[node].Operation is Delaying { IsLater: true })
        .Select(node => (node, (Delaying)_units[node].Operation));

    private Tensor Input(int node, long step)
    {
        var inside = _nodes[node].Sources.Where(_members.Contains)
            .Select(source => _stage.Late!.Contains((source, node)) ? _whole.Last[source]!.unsqueeze(0) : _now[source]);
        return Sum.Of(_outside.TryGetValue(node, out var fed) ? inside.Prepend(fed.narrow(0, step, 1)) : inside);
    }
}
