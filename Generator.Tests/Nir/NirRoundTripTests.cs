using Surrogates.Exchange;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Sample;
using static Surrogates.Generator.Tests.Exchange.NirGraphs;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>What is written is what is read, here and in Python.</summary>
public sealed class NirRoundTripTests
{
    public static IReadOnlyList<NirGraph> Graphs { get; } =
    [
        Everything,
        .. OfEachType.Select(Layer),
        Recurrent(OfEachType[3], OfEachType[5]),
        NirGraph.Chain(
            ("input", new NirInput([4, 9, 10])),
            ("conv", new NirConv2d(Weight(1, 6, 2, 3, 2), Weight(2, 6), [2, 1], NirPadding.Of(1, 0), [1, 2], 2, [9, 10])),
            ("sum", new NirSumPool2d([2, 3], [1, 2], [1, 1])),
            ("mean", new NirAvgPool2d([2, 2], [2, 1], [0, 1])),
            ("valid", new NirConv2d(Weight(1, 6, 6, 1, 1), Weight(2, 6), [1, 1], NirPadding.Valid, [1, 1])),
            ("flat", new NirFlatten(1, 2)),
            ("output", new NirOutput([6, 15]))),
        NirGraph.Chain(("Eingang 1", new NirInput([2])), ("w\u00fc \"x\"", new NirLinear(Weight(1, 3, 2))), ("\u51fa", new NirOutput([3]))),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Graphs.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void WhatIsWrittenIsRead(int graph)
    {
        var read = NirFiles.Rewritten(Graphs[graph]);
        Assert.Equal(Graphs[graph], read);
        Assert.Equal(Graphs[graph].GetHashCode(), read.GetHashCode());
    }

    /// <summary>Equality sees every bit, edge and note.</summary>
    [Fact]
    public void WhatDiffersIsNotEqual()
    {
        var graph = Layer(OfEachType[3]);
        Assert.NotEqual(graph, new NirGraph(graph.Nodes, graph.Edges.Skip(1)));
        Assert.NotEqual(graph, new NirGraph(graph.Nodes.SkipLast(1), graph.Edges));
        Assert.NotEqual(graph, graph with { Metadata = new([new("a", "b")]) });
        Assert.NotEqual(graph, Layer(((NirLIF)OfEachType[3]) with { R = Spread(2, 5.0001) }));
        Assert.NotEqual(NirArray.Of([1f]), NirArray.Of([1.0]));
        Assert.NotEqual(NirArray.Of([1f], []), NirArray.Of([1f]));
        Assert.Equal(graph, new NirGraph(graph.Nodes.Reverse(), graph.Edges.Reverse()));
        Assert.NotEqual(new NirMetadata([new("a", "b")]), new NirMetadata([new("a", "c")]));
        Assert.Throws<ArgumentException>(() => new NirMetadata([new("a", 1)]));
        Assert.Throws<ArgumentException>(() => NirArray.Of([1f, 2], [3]));
    }

    /// <summary>Older files have no v_reset, which is 0, and no w_in, which is 1.</summary>
    [Fact]
    public void WhatIsLeftOutIsItsDefault()
    {
        var neurons = new NirCubaLIF(Spread(1, 1), Spread(1, 1), Spread(1, 1), Spread(0, 0), Spread(1, 1));
        Assert.Equal(NirArray.Full(0, [Width]), neurons.VReset);
        Assert.Equal(NirArray.Full(1, [Width]), neurons.WIn);
        Assert.Equal(NirArray.Full(0, [Width]), new NirIF(Spread(1, 1), Spread(1, 1)).VReset);
        Assert.Equal(NirArray.Full(0, [Width]), new NirLIF(Spread(1, 1), Spread(1, 1), Spread(0, 0), Spread(1, 1)).VReset);
        Assert.Equal(NirArray.Full(1, [Width]), new NirCubaLI(Spread(1, 1), Spread(1, 1), Spread(1, 1), Spread(0, 0)).WIn);
    }

    /// <summary>Names, types and shapes are those of the format.</summary>
    [PythonFact("h5py")]
    public void PythonReadsWhatIsWritten()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "graph.nir");
        Nir.Write(
            new(
                [
                    .. Everything.Nodes.Where(static node => node.Key is not "output"),
                    .. OfEachType.Select(static neurons => KeyValuePair.Create("n " + neurons.GetType().Name, (NirNode)neurons)),
                    new("affine", new NirAffine(Weight(1, 3, Width), Weight(2, 3))),
                    .. NirGraph.Chain(
                        ("image", new NirInput([4, 9, 10])),
                        ("conv2d", new NirConv2d(Weight(1, 6, 2, 3, 2), Weight(2, 6), [2, 1], NirPadding.Of(1, 0), [1, 2], 2, [9, 10])),
                        ("sum", new NirSumPool2d([2, 3], [1, 2], [1, 1])),
                        ("mean", new NirAvgPool2d([2, 2], [2, 1], [0, 1])),
                        ("output", new NirOutput([6, 3, 5]))).Nodes,
                ],
                [
                    .. Everything.Edges.Where(static edge => edge.To != "output"),
                    .. OfEachType.Select(static neurons => new NirEdge("readout", "n " + neurons.GetType().Name)),
                    new("readout", "affine"), new("image", "conv2d"), new("conv2d", "sum"), new("sum", "mean"), new("mean", "output"),
                ]),
            path);
        Assert.Equal(
            "Affine 1, AvgPool2d 1, Conv1d 2, Conv2d 1, CubaLI 1, CubaLIF 2, Delay 1, Flatten 1, I 1, IF 1, Input 3, LI 2, LIF 2, Linear 2, NIRGraph 2, Output 2, Scale 1, SumPool2d 1, Threshold 1",
            Python.Run(["-c", Checks, path]));
    }

    /// <summary>Files as Python writes them: compressed, with integers and strings of several kinds, and one number for several.</summary>
    [PythonFact("h5py")]
    public void WhatPythonWritesIsRead()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "graph.nir");
        const string Writes = """
            import sys, h5py, numpy as np
            with h5py.File(sys.argv[1], 'w') as file:
                file.create_dataset('version', data='0.2.0', dtype=h5py.string_dtype())
                def node(path, type, **values):
                    group = file.create_group(path)
                    group.create_dataset('type', data=type, dtype=h5py.string_dtype())
                    for name, value in values.items():
                        if isinstance(value, np.ndarray) and value.shape != ():
                            group.create_dataset(name, data=value, compression='gzip', shuffle=True, fletcher32=True)
                        else:
                            group.create_dataset(name, data=value)
                    return group
                graph = node('node', 'NIRGraph')
                graph.create_dataset('edges', data=[('input', 'conv'), ('conv', 'pool'), ('pool', 'flat'), ('flat', 'w'), ('w', 'if'), ('if', 'output')], dtype=h5py.string_dtype())
                node('node/nodes/input', 'Input', shape=np.array([1, 6, 6], 'int32'))
                node('node/nodes/conv', 'Conv2d', weight=np.arange(8, dtype='float16').reshape(2, 1, 2, 2), bias=np.zeros(2), stride=np.array(1), padding=np.bytes_('same'), dilation=np.array([1, 1], 'uint8'), groups=np.int16(1), input_shape=h5py.Empty('f'))
                node('node/nodes/pool', 'SumPool2d', kernel_size=np.array([2, 2]), stride=2, padding=np.array([0, 0]))
                node('node/nodes/flat', 'Flatten', start_dim=0, end_dim=-1)
                node('node/nodes/w', 'Linear', weight=np.ones((3, 18), 'float32'))
                node('node/nodes/if', 'IF', r=np.array(2.0), v_threshold=np.array([0.5], 'float32'), metadata=np.array(1))
                node('node/nodes/output', 'Output', shape=np.array([3]))
                del file['node/nodes/if/metadata']
            """;
        Python.Run(["-c", Writes, path]);
        Assert.Equal(
            NirGraph.Chain(
                ("input", new NirInput([1, 6, 6])),
                ("conv", new NirConv2d(NirArray.Of([0f, 1, 2, 3, 4, 5, 6, 7], [2, 1, 2, 2]), NirArray.Of([0.0, 0.0]), [1, 1], NirPadding.Same, [1, 1])),
                ("pool", new NirSumPool2d([2, 2], [2, 2], [0, 0])),
                ("flat", new NirFlatten(0, -1)),
                ("w", new NirLinear(NirArray.Full(1, [3, 18]))),
                ("if", new NirIF(NirArray.Of([2.0], []), NirArray.Of([0.5f]))),
                ("output", new NirOutput([3]))),
            Nir.Read(path));
    }

    // What the format's reader asks for: of each type the names, how many dimensions each has, and whether it is whole.
    private const string Checks = """
        import sys, h5py
        whole, real, any_rank = 'i', 'f', None
        neuron = lambda *names: {name: (real, any_rank) for name in names}
        conv = lambda rank: {'weight': (real, rank + 2), 'bias': (real, 1), 'stride': (whole, rank - 1), 'padding': (whole, rank - 1), 'dilation': (whole, rank - 1), 'groups': (whole, 0), 'input_shape': (whole, rank - 1)}
        pool = {name: (whole, 1) for name in ('kernel_size', 'stride', 'padding')}
        types = {
            'Input': {'shape': (whole, 1)}, 'Output': {'shape': (whole, 1)}, 'Linear': {'weight': (real, 2)}, 'Affine': {'weight': (real, 2), 'bias': (real, 1)},
            'Scale': neuron('scale'), 'Delay': neuron('delay'), 'Threshold': neuron('threshold'), 'Conv1d': conv(1), 'Conv2d': conv(2), 'SumPool2d': pool, 'AvgPool2d': pool,
            'Flatten': {'start_dim': (whole, 0), 'end_dim': (whole, 0), 'input_type': (whole, 1)}, 'I': neuron('r'), 'IF': neuron('r', 'v_threshold', 'v_reset'),
            'LI': neuron('tau', 'r', 'v_leak'), 'LIF': neuron('tau', 'r', 'v_leak', 'v_threshold', 'v_reset'), 'CubaLI': neuron('tau_syn', 'tau_mem', 'r', 'v_leak', 'w_in'),
            'CubaLIF': neuron('tau_syn', 'tau_mem', 'r', 'v_leak', 'v_threshold', 'v_reset', 'w_in'),
        }
        found = {}
        def text(item):
            kind = h5py.check_string_dtype(item.dtype)
            assert kind.encoding == 'utf-8' and kind.length is None, item.name
            return item.asstr()[()]
        def check(node):
            type = text(node['type'])
            found[type] = found.get(type, 0) + 1
            names = set(node) - {'type', 'metadata'}
            if type == 'NIRGraph':
                assert names == {'nodes', 'edges'}, node.name
                edges = text(node['edges'])
                assert edges.ndim == 2 and edges.shape[1] == 2 and set(edges.flat) <= set(node['nodes']), node.name
                for inner in node['nodes'].values():
                    check(inner)
                return
            assert names == set(types[type]) or names == set(types[type]) - {'input_shape'}, (node.name, names)
            for name in names:
                kind, rank = types[type][name]
                item = node[name]
                if name == 'padding' and item.dtype == object:
                    assert text(item) in ('same', 'valid') and item.shape == (), item.name
                    continue
                assert item.dtype.kind == kind and item.dtype.itemsize in ((8,) if kind == whole else (4, 8)), (item.name, item.dtype)
                assert rank is any_rank or item.ndim == rank, (item.name, item.shape)
        with h5py.File(sys.argv[1]) as file:
            assert set(file) == {'version', 'node'}
            assert text(file['version']) == '1.0'
            check(file['node'])
            # Values and notes are those that were written.
            nodes = file['node/nodes']
            assert nodes['conv2d/stride'][()].tolist() == [2, 1] and nodes['conv2d/groups'][()] == 2 and nodes['conv1/dilation'][()] == 2
            assert text(nodes['conv1/padding']) == 'same' and nodes['conv2/padding'][()] == 1
            assert abs(nodes['n NirLIF/tau'][()] - [0.005, 0.00875, 0.0125, 0.01625, 0.02]).max() < 1e-8
            assert text(nodes['readout/metadata/author']) == 'nobody' and nodes['readout/metadata/more/pi'][()] == 3.14
        print(', '.join(f'{type} {count}' for type, count in sorted(found.items())))
        """;
}
