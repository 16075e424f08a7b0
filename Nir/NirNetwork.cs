using Surrogates.Exchange.Networks;
using static TorchSharp.torch;

namespace Surrogates.Exchange;

/// <summary>
/// A graph as a module that runs and learns: from [time, batch, ...], where the rest is the shape of its input, to that of its output.
/// </summary>
/// <remarks>
/// <para>
/// Nodes run on whole sequences, neurons as fused loops over time. Those of a cycle run step by step: an edge from a neuron along which
/// the next neurons are not further from the inputs than itself, counted in edges, brings what went out at the step before, and 0 at the first step.
/// </para>
/// <para>
/// Weights and biases are learned; parameters of neurons are if <see cref="NirNeuronFactory.Learned"/> names them. In <c>state_dict</c> they have the paths of their nodes before their names: "fc1.weight".
/// </para>
/// </remarks>
public sealed class NirNetwork : nn.Module<Tensor, Tensor>
{
    private readonly NirGraph _graph;
    private readonly FlatGraph _flat;
    private readonly IReadOnlyList<Unit> _units;
    private readonly Schedule _schedule;

    /// <summary>Makes the network of a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="dt">The length of a step, in seconds.</param>
    /// <param name="neurons">Makes the neurons; left out, with the surrogate of an arctangent, as snnTorch has it.</param>
    /// <param name="dtype">The type of weights and parameters; single precision when left out.</param>
    /// <exception cref="NirException">The graph is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> is not positive and finite.</exception>
    public NirNetwork(NirGraph graph, double dt, NirNeuronFactory? neurons = null, ScalarType dtype = ScalarType.Float32)
        : base(nameof(NirNetwork))
    {
        ArgumentNullException.ThrowIfNull(graph);
        Step.Require(dt);
        Dt = dt;
        _graph = graph;
        _flat = FlatGraph.Of(graph);
        var builder = new UnitBuilder(dt, neurons ?? new NirNeuronFactory(), dtype);
        _units = [.. _flat.Nodes.Select(builder.Build)];
        _schedule = Schedule.Of(_flat, i => _units[i].Operation is Delaying { IsLater: true });
        ModuleTree.Register(this, _flat.Nodes.Zip(_units).Where(static pair => pair.Second.Module is not null).Select(static pair => (pair.First.Path, pair.Second.Module!)));
    }

    /// <summary>The length of a step, in seconds.</summary>
    public double Dt { get; }

    /// <summary>Reads a file and makes the network of its graph.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dt">The length of a step, in seconds.</param>
    /// <param name="neurons">Makes the neurons; left out, with the surrogate of an arctangent, as snnTorch has it.</param>
    /// <param name="dtype">The type of weights and parameters; single precision when left out.</param>
    /// <exception cref="NirException">The file is none of the format, or its graph is not valid.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dt"/> is not positive and finite.</exception>
    public static NirNetwork Load(string path, double dt, NirNeuronFactory? neurons = null, ScalarType dtype = ScalarType.Float32)
    {
        var graph = Nir.Read(path);
        try
        {
            return new(graph, dt, neurons, dtype);
        }
        catch (NirException exception)
        {
            throw exception.In(path);
        }
    }

    /// <summary>The graph with the values that its parameters have now. Those that have not changed are as they were read, in the precision of the file.</summary>
    /// <exception cref="NirException">A layer that a factory made lacks a parameter of its node.</exception>
    public NirGraph ToGraph()
    {
        var present = _flat.Nodes.Zip(_units).ToDictionary(static pair => pair.First.Path, static pair => pair.Second.Present());
        return Of(_graph, "");

        NirGraph Of(NirGraph graph, string before) => new(
            graph.Nodes.Select(node => KeyValuePair.Create(node.Key, node.Value is NirGraph nested ? Of(nested, $"{before}{node.Key}.") : present[before + node.Key])),
            graph.Edges)
        {
            Metadata = graph.Metadata,
        };
    }

    /// <summary>Runs the network from its start.</summary>
    /// <param name="input">[time, batch, ...].</param>
    /// <returns>[time, batch, ...].</returns>
    /// <exception cref="ArgumentException"><paramref name="input"/> has another shape.</exception>
    /// <exception cref="InvalidOperationException">The network has several inputs or outputs.</exception>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return Run(input).Output.MoveToOuterDisposeScope();
    }

    /// <summary>Runs the network from where it was before, or from its start.</summary>
    /// <param name="input">[time, batch, ...].</param>
    /// <param name="state">What its nodes hold before the first step; null to begin.</param>
    /// <returns>[time, batch, ...], and what its nodes hold after the last step.</returns>
    /// <exception cref="ArgumentException"><paramref name="input"/> has another shape.</exception>
    /// <exception cref="InvalidOperationException">The network has several inputs or outputs.</exception>
    public (Tensor Output, NirState State) Run(Tensor input, NirState? state = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_flat.Inputs.Count != 1 || _flat.Outputs.Count != 1)
        {
            throw new InvalidOperationException($"The network has {_flat.Inputs.Count} inputs and {_flat.Outputs.Count} outputs: give and take them by name.");
        }

        var (outputs, after) = Run(new Dictionary<string, Tensor> { [_flat.Nodes[_flat.Inputs[0]].Path] = input }, state);
        return (outputs.Values.Single(), after);
    }

    /// <summary>Runs a network of any number of inputs and outputs from where it was before, or from its start.</summary>
    /// <param name="inputs">[time, batch, ...] for each input, by the names of their nodes.</param>
    /// <param name="state">What its nodes hold before the first step; null to begin.</param>
    /// <returns>[time, batch, ...] of each output, by the names of their nodes, and what the nodes hold after the last step.</returns>
    /// <exception cref="ArgumentException">An input is missing, or has another shape, or the state is that of another network.</exception>
    public (IReadOnlyDictionary<string, Tensor> Outputs, NirState State) Run(IReadOnlyDictionary<string, Tensor> inputs, NirState? state = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var scope = NewDisposeScope();
        var run = new NetworkRun(_flat.Nodes, _units, _schedule);
        Feed(run, inputs);
        if (state is not null)
        {
            run.Restore(state);
        }

        run.Run();
        return (_flat.Outputs.ToDictionary(i => _flat.Nodes[i].Path, i => run[i].alias().MoveToOuterDisposeScope()), run.State().MoveToOuterDisposeScope());
    }

    private void Feed(NetworkRun run, IReadOnlyDictionary<string, Tensor> inputs)
    {
        long[]? leading = null;
        foreach (var node in _flat.Inputs)
        {
            var (path, shape) = (_flat.Nodes[node].Path, _flat.Nodes[node].Shape);
            var input = inputs.TryGetValue(path, out var given) ? given
                : throw new ArgumentException($"The input '{path}' is missing: the network has {string.Join(", ", _flat.Inputs.Select(i => _flat.Nodes[i].Path))}.", nameof(inputs));
            leading ??= [.. input.shape.Take(2)];
            if (input.dim() != shape.Count + 2 || !input.shape.SequenceEqual([.. leading, .. shape]) || leading[0] == 0)
            {
                throw new ArgumentException(
                    $"The input '{path}' is [{string.Join(", ", input.shape)}]; expected [{string.Join(", ", ["time", "batch", .. shape])}], of at least one step, and the same time and batch for all inputs.", nameof(inputs));
            }

            // What goes out may be what came in: the caller's own tensor stays in the caller's scope.
            run[node] = input.alias();
        }
    }
}
