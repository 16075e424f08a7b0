using Surrogates.Exchange;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>Graphs that need no file.</summary>
internal static class NirGraphs
{
    /// <summary>The length of a step, in seconds.</summary>
    public const double Dt = 0.001;

    /// <summary>How many neurons the layers of the graphs have.</summary>
    public const long Width = 5;

    /// <summary>How many inputs they have.</summary>
    public const long InputWidth = 4;

    /// <summary>Width of each type, with values that differ from neuron to neuron and none at its default.</summary>
    public static IReadOnlyList<NirNeuron> OfEachType { get; } =
    [
        new NirI(Spread(20, 60)),
        new NirIF(Spread(100, 300), Spread(0.5, 1), Spread(-0.3, -0.1)),
        new NirLI(Spread(0.005, 0.02), Spread(1, 3), Spread(-0.2, 0.2)),
        new NirLIF(Spread(0.005, 0.02), Spread(2, 5), Spread(-0.2, 0.2), Spread(0.3, 0.6), Spread(-0.3, -0.1)),
        new NirCubaLI(Spread(0.003, 0.006), Spread(0.005, 0.02), Spread(1, 3), Spread(-0.2, 0.2), Spread(0.8, 1.2)),
        new NirCubaLIF(Spread(0.003, 0.006), Spread(0.005, 0.02), Spread(2, 5), Spread(-0.2, 0.2), Spread(0.3, 0.6), Spread(-0.3, -0.1), Spread(0.8, 1.2)),
    ];

    /// <summary>Numbers from one to another.</summary>
    public static NirArray Spread(double from, double to, long count = Width)
    {
        using var scope = NewDisposeScope();
        return NirArray.Of(linspace(from, to, count, dtype: float32));
    }

    /// <summary>Weights, the same in every run.</summary>
    public static NirArray Weight(long seed, params long[] shape)
    {
        using var scope = NewDisposeScope();
        return NirArray.Of(randn(shape, generator: new TorchSharp.torch.Generator((ulong)seed)) / Math.Sqrt(shape[^1]));
    }

    /// <summary>Spikes, the same in every run.</summary>
    public static Tensor Spikes(ScalarType type, long steps, params long[] shape) => rand([steps, .. shape], generator: new TorchSharp.torch.Generator(1)).lt(0.4).to(type);

    /// <summary>Inputs, weights, and a layer of neurons.</summary>
    public static NirGraph Layer(NirNode neurons) => NirGraph.Chain(
        ("input", new NirInput([InputWidth])),
        ("synapses", new NirAffine(Weight(1, Width, InputWidth), Weight(2, Width))),
        ("neurons", neurons),
        ("output", new NirOutput([Width])));

    /// <summary>Two layers of neurons, of which the second one excites both.</summary>
    public static NirGraph Recurrent(NirNeuron first, NirNeuron second) => new(
        [
            new("input", new NirInput([InputWidth])),
            new("synapses", new NirAffine(Weight(1, Width, InputWidth), Weight(2, Width))),
            new("first", first),
            new("forth", new NirLinear(Weight(3, Width, Width))),
            new("second", second),
            new("back", new NirAffine(Weight(4, Width, Width), Weight(5, Width))),
            new("output", new NirOutput([Width])),
        ],
        [
            new("input", "synapses"), new("synapses", "first"), new("first", "forth"), new("forth", "second"), new("second", "output"),
            new("second", "back"), new("back", "first"), new("back", "second"),
        ]);

    /// <summary>The weights of all layers that there are, in one graph with a cycle and a nested graph.</summary>
    public static NirGraph Everything { get; } = new(
        [
            new("input", new NirInput([2, 12])),
            new("conv1", new NirConv1d(Weight(1, 4, 1, 3), Weight(2, 4), 1, NirPadding.Same, 2, 2, 12)),
            new("scale", new NirScale(Weight(3, 4, 1))),
            new("conv2", new NirConv1d(Weight(4, 3, 4, 4), Weight(5, 3), 2, NirPadding.Of(1))),
            new("flat", new NirFlatten(0, -1, [3, 6])),
            new("lif.one", new NirLIF(NirArray.Of([0.01]), NirArray.Of([10.0]), NirArray.Of([0.0]), NirArray.Of([0.2], []))),
            new("delay", new NirDelay(Spread(0, 0.005, 18))),
            new("nested", new NirGraph(
                [
                    new("in", new NirInput([18])),
                    new("w", new NirLinear(NirArray.Of([.. Enumerable.Range(0, 90).Select(static i => 3 * Math.Sin(i))], [Width, 18]))),
                    new("cuba", OfEachType[5]),
                    new("w_rec", new NirLinear(Weight(6, Width, Width))),
                    new("out", new NirOutput([Width])),
                ],
                [new("in", "w"), new("w", "cuba"), new("cuba", "w_rec"), new("w_rec", "cuba"), new("cuba", "out")]) { Metadata = new([new("made", "by hand")]) }),
            new("threshold", new NirThreshold(NirArray.Full(0.5f, []))),
            new("readout", new NirLI(Spread(0.01, 0.02), Spread(1, 1), Spread(0, 0)) { Metadata = Noted }),
            new("output", new NirOutput([Width])),
        ],
        [
            new("input", "conv1"), new("conv1", "scale"), new("scale", "conv2"), new("conv2", "flat"), new("flat", "lif.one"), new("lif.one", "delay"), new("delay", "nested"),
            new("nested", "threshold"), new("threshold", "readout"), new("readout", "output"),
        ])
    {
        Metadata = new([new("title", "everything")]),
    };

    private static NirMetadata Noted => new([new("author", "nobody"), new("numbers", NirArray.Of([1L, 2])), new("more", new NirMetadata([new("pi", NirArray.Of([3.14], []))]))]);
}
