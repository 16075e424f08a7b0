using PureHDF;
using Surrogates.Exchange;
using Surrogates.Generator.Tests.Sample;
using static Surrogates.Generator.Tests.Exchange.NirGraphs;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>What cannot be read says which file, which node, and what was expected.</summary>
public sealed class NirErrorTests
{
    public static TheoryData<string, string> Damages => new()
    {
        { "no node", "the group 'node' is missing; expected a NIR file." },
        { "no nodes", "the group 'nodes' is missing." },
        { "no edges", "the dataset 'edges' is missing." },
        { "no graph", "the outermost node is no graph; expected the type NIRGraph." },
        { "no type", "node 'neurons': the dataset 'type' is missing." },
        { "no parameter", "node 'neurons': the dataset 'tau' is missing." },
        { "empty parameter", "node 'neurons': the dataset 'tau' is missing." },
        { "more", "node 'neurons': it has 'refractory', which is no parameter of the type LIF; expected r, tau, v_leak, v_reset, v_threshold." },
        { "text", "node 'neurons': the dataset 'tau' holds something else; expected numbers." },
        { "unknown", "node 'neurons': it has the unknown type 'Izhikevich'; expected one of Affine, AvgPool2d, Conv1d, Conv2d, CubaLI, CubaLIF, Delay, Flatten, I, IF, Input, LI, LIF, Linear, NIRGraph, Output, Scale, SumPool2d, Threshold." },
        { "not a node", "node 'neurons': it is no group; expected a node." },
        { "edges of three", "the dataset 'edges' holds something else; expected pairs of names, [edges, 2]." },
        { "nowhere", "node 'elsewhere': the edge from 'neurons' to 'elsewhere' leads to no such node; the graph has input, neurons, output, synapses." },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void ADamagedFileIsNamed(string damage, string message)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "damaged.nir");
        Damaged(damage).Write(path);
        foreach (var read in (Action[])[() => Nir.Read(path), () => NirNetwork.Load(path, Dt)])
        {
            var exception = Assert.Throws<NirException>(read);
            Assert.Equal($"{path}: {message}", exception.Message);
            Assert.Equal(path, exception.File);
        }
    }

    [Fact]
    public void AFileThatIsNoHdf5IsNamed()
    {
        using var folder = new TemporaryFolder();
        var text = folder.Write("text.nir", "weights"u8.ToArray());
        Assert.StartsWith($"{text}: it cannot be read as HDF5: ", Assert.Throws<NirException>(() => Nir.Read(text)).Message, StringComparison.Ordinal);

        // A file that ends in its midst.
        var whole = Path.Combine(folder.Path, "whole.nir");
        Nir.Write(Everything, whole);
        var bytes = File.ReadAllBytes(whole);
        foreach (var length in (int[])[0, 8, 100, bytes.Length / 3, bytes.Length * 2 / 3])
        {
            var path = folder.Write("cut.nir", bytes[..length]);
            Assert.Equal(path, Assert.Throws<NirException>(() => Nir.Read(path)).File);
        }

        Assert.Throws<FileNotFoundException>(() => Nir.Read(Path.Combine(folder.Path, "absent.nir")));
    }

    public static TheoryData<string, string> Faults => new()
    {
        { "no input", "the graph has no Input; expected one." },
        { "no output", "the graph has no Output; expected one." },
        { "edge to nowhere", "node 'nowhere': the edge from 'neurons' to 'nowhere' leads to no such node; the graph has input, neurons, output, synapses." },
        { "edge from nowhere", "node 'nowhere': the edge from 'nowhere' to 'neurons' leads to no such node; the graph has input, neurons, output, synapses." },
        { "edge twice", "node 'neurons': the edge from 'synapses' is there twice; expected it once." },
        { "edge into the input", "node 'input': the edge from 'neurons' to 'input' goes into an Input or out of an Output of the same graph; expected neither." },
        { "nothing comes in", "node 'neurons': nothing comes in: no edges lead to it from an Input." },
        { "weight", "node 'synapses': weight is [5, 3], and [4] comes in; expected [3]. (Fed by 'input'.)" },
        { "bias", "node 'synapses': bias is [4]; expected [5]. (Fed by 'input'.)" },
        { "rank", "node 'synapses': weight is [20]; expected [outputs, inputs]. (Fed by 'input'.)" },
        { "neurons", "node 'neurons': tau is [6], and [5] comes in; expected one value for each of these, or a shape that broadcasts to it. (Fed by 'synapses'.)" },
        { "tau", "node 'neurons': tau has the value 0; expected a time constant above 0, in seconds. (Fed by 'synapses'.)" },
        { "output", "node 'output': it puts out [7], but [5] comes in. (Fed by 'neurons'.)" },
        { "cycle", "node 'synapses': it is in a cycle without a neuron, back, synapses; expected a neuron or a delay in each cycle." },
        { "nested", "node 'nested': the graph has 2 inputs and 1 outputs; expected one of each in a graph that is a node." },
        { "deep", "node 'nested.inner': nothing comes in: no edges lead to it from an Input." },
        { "slash", "node 'a/b': its name is empty, '.' or has a '/', which separates names in a file; expected another one." },
        { "convolution", "node 'conv': weight is [6, 2, 3, 3] in 1 groups, and [3, 8, 8] comes in; expected 2 channels and 2 dimensions. (Fed by 'input'.)" },
        { "kernel", "node 'conv': a kernel of 9 is larger than what comes in, 8 with a padding of 0. (Fed by 'input'.)" },
        { "same", "node 'conv': padding is 'same' and stride [2, 2]; expected a stride of 1. (Fed by 'input'.)" },
        { "padding", "node 'conv': padding is 'reflect'; expected 2 numbers from 0 on, 'same' or 'valid'. (Fed by 'input'.)" },
        { "input_shape", "node 'conv': input_shape is [9, 9], but [3, 8, 8] comes in. (Fed by 'input'.)" },
        { "flatten", "node 'flat': start_dim is 1 and end_dim 3; expected dimensions of what comes in, [3, 8, 8]. (Fed by 'input'.)" },
        { "pool", "node 'pool': [4] comes in; expected [channels, height, width]. (Fed by 'input'.)" },
    };

    /// <summary>A graph that is not valid is neither run nor written.</summary>
    [Theory]
    [MemberData(nameof(Faults))]
    public void AFaultyGraphIsNeitherRunNorWritten(string fault, string message)
    {
        using var folder = new TemporaryFolder();
        var graph = Faulty(fault);
        Assert.Equal(message, Assert.Throws<NirException>(graph.Validate).Message);
        Assert.Equal(message, Assert.Throws<NirException>(() => new NirNetwork(graph, Dt)).Message);
        var path = Path.Combine(folder.Path, "faulty.nir");
        File.WriteAllText(path, "what was there");
        Assert.Equal($"{path}: {message}", Assert.Throws<NirException>(() => Nir.Write(graph, path)).Message);
        Assert.Equal("what was there", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    /// <summary>A delay that is less than half a step is none, and a cycle of it has no value.</summary>
    [Fact]
    public void ADelayOfNoStepBreaksNoCycle()
    {
        var graph = Cycle(new NirDelay(NirArray.Full(0.0004f, [Width])));
        Assert.Equal(
            "node 'synapses': it is in a cycle in which all comes at once, synapses, delay; expected a neuron in it, or a delay of at least a step.",
            Assert.Throws<NirException>(() => new NirNetwork(graph, Dt)).Message);
        using var network = new NirNetwork(graph, 0.0002);
        Assert.Equal(0.0002, network.Dt);
    }

    /// <summary>A write that fails leaves no file beside.</summary>
    [Fact]
    public void AWriteThatFailsLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "taken.nir");
        Directory.CreateDirectory(path);
        Assert.ThrowsAny<Exception>(() => Nir.Write(Everything, path));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.Throws<DirectoryNotFoundException>(() => Nir.Write(Everything, Path.Combine(folder.Path, "absent", "graph.nir")));
    }

    private static H5File Damaged(string damage)
    {
        static H5Group Node(string type, params (string Name, object Value)[] datasets)
        {
            var group = new H5Group { ["type"] = type };
            foreach (var (name, value) in datasets)
            {
                group[name] = value;
            }

            return group;
        }

        var neurons = Node("LIF", ("tau", new float[] { 0.01f }), ("r", new float[] { 1 }), ("v_leak", new float[] { 0 }), ("v_threshold", new float[] { 1 }), ("v_reset", new float[] { 0 }));
        var nodes = new H5Group
        {
            ["input"] = Node("Input", ("shape", new long[] { 1 })),
            ["synapses"] = Node("Linear", ("weight", new H5Dataset(new float[] { 1 }, fileDims: [1, 1]))),
            ["neurons"] = neurons,
            ["output"] = Node("Output", ("shape", new long[] { 1 })),
        };
        string[] edges = ["input", "synapses", "synapses", "neurons", "neurons", damage == "nowhere" ? "elsewhere" : "output"];
        var root = Node(damage == "no graph" ? "Linear" : "NIRGraph", damage == "no graph" ? [("weight", new float[] { 1 })] : []);
        var file = new H5File { ["version"] = "1.0" };
        if (damage != "no node")
        {
            file["node"] = root;
        }

        if (damage is not ("no nodes" or "no graph"))
        {
            root["nodes"] = nodes;
        }

        if (damage is not ("no edges" or "no graph"))
        {
            root["edges"] = new H5Dataset(edges, fileDims: damage == "edges of three" ? [2UL, 3UL] : [3UL, 2UL]);
        }

        switch (damage)
        {
            case "no type":
                neurons.Remove("type");
                break;
            case "unknown":
                neurons["type"] = "Izhikevich";
                break;
            case "no parameter":
                neurons.Remove("tau");
                break;
            case "empty parameter":
                neurons["tau"] = new H5Group();
                break;
            case "more":
                neurons["refractory"] = 1L;
                break;
            case "text":
                neurons["tau"] = "long";
                break;
            case "not a node":
                nodes["neurons"] = new float[] { 1 };
                break;
        }

        return file;
    }

    private static NirGraph Faulty(string fault)
    {
        var neurons = (NirLIF)OfEachType[3];
        var graph = Layer(neurons);
        return fault switch
        {
            "no input" => new(graph.Nodes.Where(static node => node.Key != "input"), graph.Edges.Skip(1)),
            "no output" => new(graph.Nodes.Where(static node => node.Key != "output"), graph.Edges.SkipLast(1)),
            "edge to nowhere" => new(graph.Nodes, [.. graph.Edges, new("neurons", "nowhere")]),
            "edge from nowhere" => new(graph.Nodes, [.. graph.Edges, new("nowhere", "neurons")]),
            "edge twice" => new(graph.Nodes, [.. graph.Edges, new("synapses", "neurons")]),
            "edge into the input" => new(graph.Nodes, [.. graph.Edges, new("neurons", "input")]),
            "nothing comes in" => new(graph.Nodes, graph.Edges.Where(static edge => edge.To != "neurons")),
            "weight" => With("synapses", new NirAffine(Weight(1, 5, 3), Weight(2, 5))),
            "bias" => With("synapses", new NirAffine(Weight(1, 5, 4), Weight(2, 4))),
            "rank" => With("synapses", new NirAffine(Weight(1, 20), Weight(2, 5))),
            "neurons" => With("neurons", neurons with { Tau = Spread(0.01, 0.02, 6) }),
            "tau" => With("neurons", neurons with { Tau = Spread(0, 0.02) }),
            "output" => With("output", new NirOutput([7])),
            "cycle" => new([.. graph.Nodes, new("back", new NirLinear(Weight(3, InputWidth, Width)))], [.. graph.Edges, new("synapses", "back"), new("back", "synapses")]),
            "nested" => new(
                [.. graph.Nodes, new("nested", new NirGraph([new("a", new NirInput([5])), new("b", new NirInput([5])), new("c", new NirOutput([5]))], [new("a", "c"), new("b", "c")]))],
                [.. graph.Edges, new("neurons", "nested")]),
            "deep" => new(
                [.. graph.Nodes, new("nested", new NirGraph([new("a", new NirInput([5])), new("inner", neurons), new("c", new NirOutput([5]))], [new("a", "c")]))],
                [.. graph.Edges, new("neurons", "nested")]),
            "slash" => new([.. graph.Nodes, new("a/b", neurons)], [.. graph.Edges, new("neurons", "a/b")]),
            "convolution" => Convolution(new NirConv2d(Weight(1, 6, 2, 3, 3), Weight(2, 6), [1, 1], NirPadding.Valid, [1, 1])),
            "kernel" => Convolution(new NirConv2d(Weight(1, 6, 3, 9, 9), Weight(2, 6), [1, 1], NirPadding.Valid, [1, 1])),
            "same" => Convolution(new NirConv2d(Weight(1, 6, 3, 3, 3), Weight(2, 6), [2, 2], NirPadding.Same, [1, 1])),
            "padding" => Convolution(new NirConv2d(Weight(1, 6, 3, 3, 3), Weight(2, 6), [2, 2], new NirPadding(null, "reflect"), [1, 1])),
            "input_shape" => Convolution(new NirConv2d(Weight(1, 6, 3, 3, 3), Weight(2, 6), [1, 1], NirPadding.Valid, [1, 1], InputShape: [9, 9])),
            "flatten" => NirGraph.Chain(("input", new NirInput([3, 8, 8])), ("flat", new NirFlatten(1, 3)), ("output", new NirOutput([3, 64]))),
            "pool" => NirGraph.Chain(("input", new NirInput([4])), ("pool", new NirSumPool2d([2, 2], [2, 2], [0, 0])), ("output", new NirOutput([2]))),
            _ => throw new ArgumentException(fault),
        };

        NirGraph With(string name, NirNode node) => new(graph.Nodes.Select(old => KeyValuePair.Create(old.Key, old.Key == name ? node : old.Value)), graph.Edges);

        static NirGraph Convolution(NirConv2d node) => NirGraph.Chain(("input", new NirInput([3, 8, 8])), ("conv", node), ("output", new NirOutput([6, 6, 6])));
    }

    private static NirGraph Cycle(NirDelay delay) => new(
        [
            new("input", new NirInput([Width])), new("synapses", new NirLinear(Weight(1, Width, Width))), new("delay", delay), new("output", new NirOutput([Width])),
        ],
        [new("input", "synapses"), new("synapses", "delay"), new("delay", "synapses"), new("delay", "output")]);
}
