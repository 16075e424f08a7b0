using Surrogates.Exchange;
using static Surrogates.Shape;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>The examples of the page on NIR, line by line as they are there, and what they need around them.</summary>
internal static class NirPageExamples
{
    /// <summary>Each of them; they read and write files in the current folder.</summary>
    public static IReadOnlyList<Action> All { get; } = [Tunes, Learns, Streams, Saves, Graphs];

    private static void Tunes()
    {
        Nir.Write(Graph(), "network.nir");
        var spikes = rand(30, 8, 12).lt(0.3).to(float32);
        var labels = arange(8) % 7;

        using var network = NirNetwork.Load("network.nir", dt: 1e-4);
        var optimizer = optim.Adam(network.parameters(), 0.001);
        for (var step = 0; step < 20; step++)
        {
            using var scope = NewDisposeScope();
            var counts = network.call(spikes).sum([0]); // spikes is [time, batch, inputs]
            optimizer.zero_grad();
            nn.functional.cross_entropy(counts, labels).backward();
            optimizer.step();
        }

        Nir.Save(network, "tuned.nir");
        Assert.NotEqual(Nir.Read("network.nir"), Nir.Read("tuned.nir"));
    }

    private static void Learns()
    {
        Nir.Write(Graph(), "network.nir");
        using var network = NirNetwork.Load("network.nir", dt: 1e-4, new NirNeuronFactory { Slope = 5, Learned = ["tau_mem", "v_threshold"] });
        Assert.Contains("lif1.threshold", network.named_parameters().Select(static parameter => parameter.name));
        using var other = NirNetwork.Load("network.nir", dt: 1e-4, new WithTriangle());
        Assert.True(network.call(ones(5, 2, 12)).eq(other.call(ones(5, 2, 12))).all().item<bool>());
    }

    private static void Streams()
    {
        using var network = new NirNetwork(Graph(), 1e-4);
        var spikes = rand(200, 8, 12).lt(0.3).to(float32);

        NirState? state = null;
        foreach (var piece in spikes.split(50))
        {
            (var output, state) = network.Run(piece, state?.Detach());
            Console.WriteLine(output.shape[0]); // 50
        }

        Console.WriteLine(string.Join(", ", state!["lif1"][0].shape)); // 8, 20
    }

    private static void Saves()
    {
        var network = nn.Sequential(
            new OverTimeOf(nn.Sequential(nn.Conv2d(2, 8, 3), nn.AvgPool2d(2))),
            new Spiking(beta: 0.9),
            nn.Flatten(2),
            nn.Linear(8 * 6 * 6, 10),
            new Potential(tau: 0.02, dt: 0.001));
        Nir.Save(network, "network.nir", dt: 0.001, inputShape: [2, 14, 14]);

        using var loaded = NirNetwork.Load("network.nir", 0.001);
        var input = rand([20, 3, 2, 14, 14]);
        // Single precision, where one spike more or less moves a potential by some 1e-2.
        Assert.InRange((loaded.call(input) - network.call(input)).abs().mean().item<float>(), 0, 1e-3);
    }

    private static void Graphs()
    {
        var graph = NirGraph.Chain(
            ("input", new NirInput([3])),
            ("synapses", new NirLinear(NirArray.Full(0.5f, [2, 3]))),
            ("neurons", new NirIF(NirArray.Full(1000, [2]), NirArray.Full(1, [2]))),
            ("output", new NirOutput([2])));
        Nir.Write(graph, "graph.nir");
        Console.WriteLine(Nir.Read("graph.nir").Equals(graph)); // True
        using var network = new NirNetwork(graph, dt: 0.001);
        Assert.Equal([0, 0, 1, 1], network.call(tensor([0f, 0, 2, 1], [4, 1, 1]).expand(4, 1, 3))[TensorIndex.Ellipsis, 0].flatten().data<float>().ToArray());
    }

    private static NirGraph Graph() => NirGraph.Chain(
        ("input", new NirInput([12])),
        ("fc1", new NirAffine(NirGraphs.Weight(1, 20, 12), NirGraphs.Weight(2, 20))),
        ("lif1", Neurons(20)),
        ("fc2", new NirLinear(NirGraphs.Weight(3, 7, 20))),
        ("lif2", Neurons(7)),
        ("output", new NirOutput([7])));

    private static NirLIF Neurons(long count) =>
        new(NirGraphs.Spread(0.001, 0.002, count), NirGraphs.Spread(20, 20, count), NirGraphs.Spread(0, 0, count), NirGraphs.Spread(0.2, 0.3, count));
}

/// <summary>A console that keeps what it is told.</summary>
internal static class Console
{
    public static List<string> Lines { get; } = [];

    public static void WriteLine(object value) => Lines.Add(FormattableString.Invariant($"{value}"));
}

public sealed class WithTriangle : NirNeuronFactory
{
    public override NirNeurons LIF(NirLIF node, double dt)
    {
        var layer = new TriangleNeurons(
            Value("tau", node.Tau), Value("r", node.R), Value("v_leak", node.VLeak), Value("v_threshold", node.VThreshold), Value("v_reset", node.VReset), dt);
        return NirNeurons.Of(layer, layer.Run);
    }
}

[Neuron(NeuronModel.LIFBox, Triangle, DetachReset = true)]
public sealed partial class TriangleNeurons;

[Neuron(NeuronModel.Leaky, FastSigmoid, k: 25, Reset = Reset.Zero, DelayReset = false)]
public sealed partial class Spiking;

[Neuron(NeuronModel.LI)]
public sealed partial class Potential;
