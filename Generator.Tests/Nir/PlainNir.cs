using Surrogates.Exchange;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>
/// A graph without nested ones, step by step and node by node, by torch operations: what networks are compared with. Which edges bring what went
/// out at the step before, the test says.
/// </summary>
internal sealed class PlainNir
{
    private readonly NirGraph _graph;
    private readonly double _dt;
    private readonly ScalarType _type;
    private readonly Dictionary<NirEdge, long> _late;
    private readonly Dictionary<(string Node, long Step), Tensor> _values = [];
    private readonly Dictionary<string, Tensor[]> _states = [];
    private Tensor _input = null!;

    /// <param name="graph">The graph.</param>
    /// <param name="dt">The length of a step, in seconds.</param>
    /// <param name="type">What it computes in.</param>
    /// <param name="late">The edges that bring what went out at the step before, and how many neurons are at their beginning.</param>
    public PlainNir(NirGraph graph, double dt, ScalarType type, params IEnumerable<(string From, string To, long Neurons)> late)
    {
        _graph = graph;
        _dt = dt;
        _type = type;
        _late = late.ToDictionary(static edge => new NirEdge(edge.From, edge.To), static edge => edge.Neurons);
    }

    /// <summary>Runs it.</summary>
    /// <param name="input">[time, batch, ...].</param>
    /// <returns>[time, batch, ...].</returns>
    public Tensor Run(Tensor input)
    {
        _input = input;
        var output = _graph.Nodes.Single(static node => node.Value is NirOutput).Key;
        var outputs = new List<Tensor>();
        for (var step = 0L; step < input.shape[0]; step++)
        {
            foreach (var name in _graph.Nodes.Keys)
            {
                _ = Value(name, step);
            }

            outputs.Add(Value(output, step));
        }

        return stack(outputs);
    }

    private Tensor Value(string name, long step)
    {
        if (!_values.TryGetValue((name, step), out var value))
        {
            value = Computed(name, step);
            _values.Add((name, step), value);
        }

        return value;
    }

    private Tensor Computed(string name, long step) => _graph.Nodes[name] switch
    {
        NirInput => _input[step],
        NirDelay node => Delayed(name, node, step),
        NirOutput => Incoming(name, step),
        NirLinear node => Incoming(name, step).matmul(Of(node.Weight).t()),
        NirAffine node => Incoming(name, step).matmul(Of(node.Weight).t()) + Of(node.Bias),
        NirScale node => Incoming(name, step) * Of(node.Scale),
        NirThreshold node => Incoming(name, step).gt(Of(node.Threshold)).to(_type),
        NirFlatten { StartDim: 0, EndDim: -1 } => Incoming(name, step).flatten(1),
        NirConv1d node => Convolved(node, Incoming(name, step)),
        NirConv2d node => nn.functional.conv2d(
            Incoming(name, step), Of(node.Weight), Of(node.Bias), node.Stride.ToArray(), node.Padding.Amounts!.ToArray(), node.Dilation.ToArray(), node.Groups),
        // The sum of each window is what a kernel of ones makes of a channel.
        NirSumPool2d node => Windows(Incoming(name, step), node.KernelSize, node.Stride, node.Padding),
        NirAvgPool2d node => Windows(Incoming(name, step), node.KernelSize, node.Stride, node.Padding) / node.KernelSize.Elements,
        NirNeuron node => Fired(name, node, Incoming(name, step)),
        var node => throw new NotSupportedException(node.GetType().Name),
    };

    private Tensor Incoming(string name, long step) => _graph.Edges.Where(edge => edge.To == name)
        .Select(edge => !_late.TryGetValue(edge, out var neurons) ? Value(edge.From, step)
            : step > 0 ? Value(edge.From, step - 1)
            : zeros([_input.shape[1], neurons], _type))
        .Aggregate(static (sum, term) => sum + term);

    private Tensor Delayed(string name, NirDelay node, long step)
    {
        var delays = node.Delay.ToTensor().to(float64);
        var sum = zeros([_input.shape[1], .. node.Delay.Shape], _type);
        foreach (var seconds in delays.data<double>().ToArray().Distinct())
        {
            var steps = (long)Math.Round(seconds / _dt);
            if (steps <= step)
            {
                sum += Incoming(name, step - steps) * delays.eq(seconds).to(_type);
            }
        }

        return sum;
    }

    private Tensor Fired(string name, NirNeuron node, Tensor x)
    {
        Tensor V(NirArray start) => _states.TryGetValue(name, out var states) ? states[^1] : zeros_like(x) + Of(start);
        Tensor I() => _states.TryGetValue(name, out var states) ? states[0] : zeros_like(x);
        switch (node)
        {
            case NirI n:
                return Kept(name, (_states.TryGetValue(name, out var before) ? before[0] : zeros_like(x)) + (_dt * Of(n.R) * x));
            case NirIF n:
                return Spiked(name, V(n.VReset) + (_dt * Of(n.R) * x), n.VThreshold, n.VReset);
            case NirLI n:
                return Kept(name, Leaked(V(n.VLeak), n.Tau, n.VLeak, n.R, x));
            case NirLIF n:
                return Spiked(name, Leaked(V(n.VLeak), n.Tau, n.VLeak, n.R, x), n.VThreshold, n.VReset);
            case NirCubaLI n:
                var current = I() + (_dt / Of(n.TauSyn) * ((Of(n.WIn) * x) - I()));
                return Kept(name, Leaked(V(n.VLeak), n.TauMem, n.VLeak, n.R, current), current);
            case NirCubaLIF n:
                var synapse = I() + (_dt / Of(n.TauSyn) * ((Of(n.WIn) * x) - I()));
                return Spiked(name, Leaked(V(n.VLeak), n.TauMem, n.VLeak, n.R, synapse), n.VThreshold, n.VReset, synapse);
            default:
                throw new NotSupportedException(node.ToString());
        }
    }

    private Tensor Leaked(Tensor v, NirArray tau, NirArray vLeak, NirArray r, Tensor x) => v + (_dt / Of(tau) * (Of(vLeak) - v + (Of(r) * x)));

    private Tensor Kept(string name, Tensor v, params Tensor[] before)
    {
        _states[name] = [.. before, v];
        return v;
    }

    private Tensor Spiked(string name, Tensor v, NirArray threshold, NirArray reset, params Tensor[] before)
    {
        var fires = v.gt(Of(threshold));
        _states[name] = [.. before, where(fires, Of(reset), v)];
        return fires.to(_type);
    }

    private Tensor Convolved(NirConv1d node, Tensor x) =>
        nn.functional.conv1d(x, Of(node.Weight), Of(node.Bias), node.Stride, node.Padding.Amounts![0], node.Dilation, node.Groups);

    private Tensor Windows(Tensor x, NirShape kernel, NirShape stride, NirShape padding) =>
        nn.functional.conv2d(x, ones([x.shape[1], 1, .. kernel], _type), strides: stride.ToArray(), padding: padding.ToArray(), groups: x.shape[1]);

    private Tensor Of(NirArray array) => array.ToTensor().to(_type);
}
