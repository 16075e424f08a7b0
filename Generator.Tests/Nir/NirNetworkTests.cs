using Surrogates.Exchange;
using static Surrogates.Generator.Tests.Exchange.NirGraphs;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>
/// Networks of graphs made here, against the same equations step by step, in double precision: spikes exactly, potentials to 1e-12, for sums are in another order.
/// </summary>
public sealed class NirNetworkTests
{
    private const long Steps = 50;
    private const double Tolerance = 1e-12;

    public static TheoryData<int> Types => [.. Enumerable.Range(0, OfEachType.Count)];

    [Theory]
    [MemberData(nameof(Types))]
    public void ALayerOfNeuronsIsItsEquation(int type)
    {
        using var scope = NewDisposeScope();
        var output = IsPlain(Layer(OfEachType[type]), [InputWidth]);
        Assert.True(output.abs().sum().item<double>() > 10, "Hardly anything comes out: nothing is proven.");
    }

    /// <summary>Where the neurons that a spike reaches are not further from the input than its own, it comes a step later.</summary>
    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 1)]
    [InlineData(3, 2)]
    public void InACycleSpikesComeBackAStepLater(int first, int second)
    {
        using var scope = NewDisposeScope();
        IsPlain(Recurrent(OfEachType[first], OfEachType[second]), [InputWidth], ("second", "back", Width));
    }

    /// <summary>A neuron that leads to itself without weights.</summary>
    [Fact]
    public void ANeuronMayFeedItself()
    {
        using var scope = NewDisposeScope();
        var graph = Layer(OfEachType[3]);
        IsPlain(new(graph.Nodes, [.. graph.Edges, new("neurons", "neurons")]), [InputWidth], ("neurons", "neurons", Width));
    }

    /// <summary>A delay of a step or more in a cycle is all the delay that there is: nothing is added to it.</summary>
    [Fact]
    public void ADelayInACycleIsTheWholeDelay()
    {
        using var scope = NewDisposeScope();
        var graph = Layer(OfEachType[3]);
        IsPlain(
            new(
                [.. graph.Nodes, new("back", new NirLinear(Weight(3, Width, Width))), new("delay", new NirDelay(Spread(0.001, 0.005)))],
                [.. graph.Edges, new("neurons", "delay"), new("delay", "back"), new("back", "neurons")]),
            [InputWidth]);
    }

    [Fact]
    public void DelaysDifferFromNeuronToNeuron()
    {
        using var scope = NewDisposeScope();
        IsPlain(Layer(new NirDelay(Spread(0, 0.008))), [InputWidth]);
        IsPlain(Layer(new NirDelay(NirArray.Full(0.003f, [Width]))), [InputWidth]);
        IsPlain(Layer(new NirDelay(NirArray.Full(0, [Width]))), [InputWidth]);
    }

    [Fact]
    public void ThresholdsAndScalesAreElementByElement()
    {
        using var scope = NewDisposeScope();
        IsPlain(Layer(new NirThreshold(Spread(-0.5, 0.5))), [InputWidth]);
        IsPlain(Layer(new NirScale(Spread(-2, 2))), [InputWidth]);
    }

    [Fact]
    public void ConvolutionsAndPools()
    {
        using var scope = NewDisposeScope();
        IsPlain(
            NirGraph.Chain(
                ("input", new NirInput([4, 9, 10])),
                ("conv", new NirConv2d(Weight(1, 6, 2, 3, 2), Weight(2, 6), [2, 1], NirPadding.Of(1, 0), [1, 2], 2, [9, 10])),
                ("sum", new NirSumPool2d([2, 3], [1, 2], [1, 1])),
                ("mean", new NirAvgPool2d([2, 2], [2, 1], [0, 1])),
                ("flat", new NirFlatten()),
                ("if", new NirIF(NirArray.Full(100, [90]), NirArray.Full(1, [90]))),
                ("output", new NirOutput([90]))),
            [4, 9, 10]);
        IsPlain(
            NirGraph.Chain(
                ("input", new NirInput([4, 9])),
                ("conv", new NirConv1d(Weight(1, 6, 2, 3), Weight(2, 6), 2, NirPadding.Of(2), 2, 2)),
                ("output", new NirOutput([6, 5]))),
            [4, 9]);
    }

    /// <summary>A nested graph is its nodes: the same network without it gives the same.</summary>
    [Fact]
    public void ANestedGraphIsItsNodes()
    {
        using var scope = NewDisposeScope();
        var inner = Recurrent(OfEachType[3], OfEachType[5]);
        var nested = new NirGraph(
            [new("input", new NirInput([InputWidth])), new("deep", NirGraph.Chain(("in", new NirInput([InputWidth])), ("inner", inner), ("out", new NirOutput([Width])))), new("output", new NirOutput([Width]))],
            [new("input", "deep"), new("deep", "output")]);
        using var network = new NirNetwork(nested, Dt);
        using var flat = new NirNetwork(inner, Dt);
        var spikes = Spikes(float32, Steps, 3, InputWidth);
        Assert.True(network.call(spikes).eq(flat.call(spikes)).all().item<bool>());
        Assert.Contains("deep.inner.forth.weight", network.state_dict().Keys);
        Assert.Equal(flat.state_dict().Keys.Select(static key => "deep.inner." + key).Order(), network.state_dict().Keys.Order());
        Assert.Equal(nested, network.ToGraph());
    }

    /// <summary>In a cycle of two graphs too.</summary>
    [Fact]
    public void ACycleMayPassThroughANestedGraph()
    {
        using var scope = NewDisposeScope();
        var graph = Recurrent(OfEachType[3], OfEachType[5]);
        var nested = graph.Nodes.ToDictionary(static node => node.Key, static node => node.Value);
        nested["back"] = NirGraph.Chain(("in", new NirInput([Width])), ("w", nested["back"]), ("out", new NirOutput([Width])));
        using var network = new NirNetwork(new(nested, graph.Edges), Dt);
        using var flat = new NirNetwork(graph, Dt);
        var spikes = Spikes(float32, Steps, 3, InputWidth);
        Assert.True(network.call(spikes).eq(flat.call(spikes)).all().item<bool>());
    }

    /// <summary>Names may have dots, and be the beginnings of others: keys are the names as they are.</summary>
    [Fact]
    public void KeysAreTheNamesOfNodes()
    {
        using var network = new NirNetwork(
            NirGraph.Chain(
                ("input", new NirInput([InputWidth])),
                ("a.b", new NirLinear(Weight(1, Width, InputWidth))),
                ("a", OfEachType[0]),
                ("a.c.d", new NirScale(Spread(1, 2))),
                ("a.c", OfEachType[0]),
                ("output", new NirOutput([Width]))),
            Dt);
        Assert.Equal(["a.b.weight", "a.c.d.scale", "a.c.r", "a.r"], network.state_dict().Keys.Order(StringComparer.Ordinal));

        // Between dots there must be a name.
        var nameless = NirGraph.Chain(("input", new NirInput([InputWidth])), ("a..b", new NirScale(Spread(1, 2, InputWidth))), ("output", new NirOutput([InputWidth])));
        Assert.StartsWith("node 'a..b': its name cannot be that of a module of TorchSharp, which says: ", Assert.Throws<NirException>(() => new NirNetwork(nameless, Dt)).Message, StringComparison.Ordinal);
    }

    /// <summary>A stream in pieces is the whole, delays, cycles and all.</summary>
    [Fact]
    public void AStreamInPiecesIsTheWhole()
    {
        using var scope = NewDisposeScope();
        using var network = new NirNetwork(Everything, Dt, dtype: float64);
        var spikes = Spikes(float64, Steps, 3, 2, 12);
        var whole = network.call(spikes);
        var outputs = new List<Tensor>();
        NirState? state = null;
        foreach (var (from, to) in ((int, int)[])[(0, 1), (1, 4), (4, 30), (30, 50)])
        {
            (var output, state) = network.Run(spikes[from..to], state?.Detach());
            outputs.Add(output);
        }

        Assert.True(whole.abs().sum().item<double>() > 1);
        // Convolutions of a smaller batch sum in another order.
        Assert.InRange((cat(outputs) - whole).abs().max().item<double>(), 0, Tolerance);
        Assert.Equal(["delay", "lif.one", "nested.cuba", "readout"], state!.Nodes.Order(StringComparer.Ordinal));
        Assert.Equal(3, state["nested.cuba"].Count);
    }

    [Fact]
    public void InputsAndOutputsMayBeSeveral()
    {
        using var scope = NewDisposeScope();
        using var network = new NirNetwork(
            new NirGraph(
                [
                    new("left", new NirInput([3])), new("right", new NirInput([2])), new("a", new NirLinear(Weight(1, 4, 3))), new("b", new NirLinear(Weight(2, 4, 2))),
                    new("sum", new NirOutput([4])), new("part", new NirOutput([4])),
                ],
                [new("left", "a"), new("right", "b"), new("a", "sum"), new("b", "sum"), new("b", "part")]),
            Dt);
        var (left, right) = (rand(Steps, 2, 3), rand(Steps, 2, 2));
        var (outputs, _) = network.Run(new Dictionary<string, Tensor> { ["left"] = left, ["right"] = right });
        var (a, b) = (left.matmul(network.get_parameter("a.weight")!.t()), right.matmul(network.get_parameter("b.weight")!.t()));
        Assert.True(outputs["sum"].allclose(a + b, 1e-6, 1e-6));
        Assert.True(outputs["part"].allclose(b, 1e-6, 1e-6));
        Assert.Contains("2 inputs", Assert.Throws<InvalidOperationException>(() => network.call(left)).Message);
        Assert.Contains("'right' is missing", Assert.Throws<ArgumentException>(() => network.Run(new Dictionary<string, Tensor> { ["left"] = left })).Message);
    }

    [Fact]
    public void AWrongInputIsNamed()
    {
        using var scope = NewDisposeScope();
        using var network = new NirNetwork(Layer(OfEachType[3]), Dt);
        Assert.Contains("[50, 3, 7]; expected [time, batch, 4]", Assert.Throws<ArgumentException>(() => network.call(zeros(50, 3, 7))).Message);
        Assert.Contains("at least one step", Assert.Throws<ArgumentException>(() => network.call(zeros(0, 3, 4))).Message);
        using var other = new NirNetwork(Everything, Dt);
        var (_, state) = other.Run(zeros(2, 1, 2, 12));
        Assert.Contains("state is that of another network", Assert.Throws<ArgumentException>(() => network.Run(zeros(2, 1, 4), state)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NirNetwork(Everything, 0));
    }

    /// <summary>A run leaves its output alone, and a training step nothing.</summary>
    [Fact]
    public void NothingIsLeftBehind()
    {
        using var scope = NewDisposeScope();
        using var network = new NirNetwork(Everything, Dt, new NirNeuronFactory { Learned = ["tau", "v_threshold"] });
        var spikes = Spikes(float32, 10, 3, 2, 12);
        var before = scope.DisposablesCount;
        var output = network.call(spikes);
        Assert.Equal(before + 1, scope.DisposablesCount);
        var (_, state) = network.Run(spikes);
        Assert.Equal(before + 2 + state.Nodes.Sum(node => state[node].Count), scope.DisposablesCount);
        output.sum().backward();
        network.zero_grad();

        // Tensors of other tests, which nobody disposed, would go on the way.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var live = Tensor.TotalCount;
        for (var i = 0; i < 5; i++)
        {
            using var step = NewDisposeScope();
            network.call(spikes).sum().backward();
            network.zero_grad();
        }

        Assert.Equal(live, Tensor.TotalCount);
    }

    private static Tensor IsPlain(NirGraph graph, NirShape shape, params IEnumerable<(string From, string To, long Neurons)> late)
    {
        using var network = new NirNetwork(graph, Dt, dtype: float64);
        var spikes = Spikes(float64, Steps, [3, .. shape]);
        var output = network.call(spikes);
        var expected = new PlainNir(graph, Dt, float64, late).Run(spikes);
        Assert.True(expected.ne(0).any().item<bool>());
        Assert.Equal(expected.shape, output.shape);
        Assert.InRange((output - expected).abs().max().item<double>(), 0, Tolerance);
        return output;
    }
}
