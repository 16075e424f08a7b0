using Surrogates.Exchange;
using Surrogates.Generator.Tests.Sample;
using TorchSharp;
using static Surrogates.Generator.Tests.Exchange.NirGraphs;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>
/// Sequentials that are written and loaded put out the same, in double precision: spikes exactly, potentials to 1e-10, for a step is computed
/// from time constants in place of what the layer has; and what no node does is refused.
/// </summary>
public sealed class NirSaveTests
{
    private const double Tolerance = 1e-10;

    private static readonly (string Name, string Type, Func<nn.Module<Tensor, Tensor>> Make)[] Neurons =
    [
        ("IF", "IF", static () => new SavedIf(threshold: Real(0.5, 1), vReset: Real(-0.2, -0.1))),
        ("IF, above", "IF", static () => new SavedIfAbove(threshold: Real(0.5, 1))),
        ("IF, no reset", "I Threshold", static () => new SavedIfWithoutReset(threshold: Real(2, 4))),
        ("LIF", "LIF", static () => new SavedLif(tau: Real(2, 5), threshold: Real(0.2, 0.3), vReset: Real(-0.2, -0.1))),
        ("LIF, whole input", "LIF", static () => new SavedLifWhole(tau: Real(2, 5), threshold: Real(0.5, 1), vReset: Real(-0.2, -0.1))),
        ("LIF, zero", "LIF", static () => new SavedLifZero(tau: Real(2, 5), threshold: Real(0.2, 0.3))),
        ("PLIF", "LIF", static () => new SavedPlif(w: Real(-1, 1), threshold: Real(0.2, 0.3), vReset: Real(-0.2, -0.1))),
        ("PLIF, whole input", "LIF", static () => new SavedPlifWhole(w: Real(-1, 1), threshold: Real(0.5, 1))),
        ("Leaky", "LIF", static () => new SavedLeaky(beta: Real(0.7, 0.95), threshold: Real(0.5, 1))),
        ("Leaky, lasting", "IF", static () => new SavedLeaky(beta: Real(1, 1.2), threshold: Real(0.5, 1))),
        ("Leaky, no reset", "LI Threshold", static () => new SavedLeakyWithoutReset(beta: Real(0.7, 0.95), threshold: Real(0.5, 1))),
        ("Synaptic", "CubaLIF", static () => new SavedSynaptic(alpha: Real(0.5, 0.7), beta: Real(0.7, 0.9), threshold: Real(0.5, 1))),
        ("LIFBox", "LIF", static () => new SavedBox(tau: Real(0.005, 0.01), r: Real(2, 4), vLeak: Real(-0.1, 0.1), threshold: Real(0.3, 0.5), vReset: Real(-0.2, -0.1), dt: Dt)),
        ("LIFBox, at", "LIF", static () => new SavedBoxAt(tau: Real(0.005, 0.01), r: Real(2, 4), vLeak: Real(-0.1, 0.1), threshold: Real(0.3, 0.5), dt: Dt)),
        ("LIFBox, no reset", "LI Threshold", static () => new SavedBoxWithoutReset(tau: Real(0.005, 0.01), r: Real(2, 4), vLeak: Real(-0.1, 0.1), threshold: Real(0.3, 0.5), dt: Dt)),
        ("CubaLIF", "CubaLIF", static () => new SavedCuba(tauSyn: Real(0.003, 0.005), tauMem: Real(0.005, 0.01), r: Real(2, 4), vLeak: Real(-0.1, 0.1), wIn: Real(1, 2), threshold: Real(0.3, 0.5), vReset: Real(-0.2, -0.1), dt: Dt)),
        ("LI", "LI", static () => new SavedLi(tau: Real(0.005, 0.01), r: Real(2, 4), vLeak: Real(-0.1, 0.1), dt: Dt)),
        ("CubaLI", "CubaLI", static () => new SavedCubaLi(tauSyn: Real(0.003, 0.005), tauMem: Real(0.005, 0.01), r: Real(2, 4), vLeak: Real(-0.1, 0.1), wIn: Real(1, 2), dt: Dt)),
        ("recurrent", "LIF Linear", static () => new SavedRecurrent((int)Width, tau: Real(0.005, 0.01), r: Real(2, 4), threshold: Real(0.3, 0.5), dt: Dt, dtype: float64)),
    ];

    public static TheoryData<string> Names => [.. Neurons.Select(static neuron => neuron.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ALayerIsLoadedAsItWasSaved(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (_, types, make) = Neurons.Single(neuron => neuron.Name == name);
        using var module = nn.Sequential(Synapses(InputWidth, Width), make());
        var graph = Nir.ToGraph(module, Dt);
        Assert.Equal(types.Split(' '), graph.Nodes.Where(static node => node.Key.StartsWith('1')).Select(static node => node.Value.GetType().Name[3..]));
        IsTheSame(module, Spikes(float64, 60, 4, InputWidth));
    }

    /// <summary>Parameters that are numbers, and all of single precision: the file has one value for each neuron.</summary>
    [Fact]
    public void NumbersBecomeOneValueForEachNeuron()
    {
        using var module = nn.Sequential(nn.Linear(InputWidth, Width), new SavedLif(tau: 4, threshold: 0.75));
        var node = (NirLIF)Nir.ToGraph(module, 0.001).Nodes["1"];
        Assert.Equal(
            new NirLIF(NirArray.Full(0.004f, [Width]), NirArray.Full(1, [Width]), NirArray.Full(0, [Width]), NirArray.Full(MathF.BitDecrement(0.75f), [Width])),
            node);
    }

    /// <summary>A neuron that fires at its threshold does so when it is loaded, where nodes fire above theirs.</summary>
    [Fact]
    public void AtTheThresholdMeansAboveTheNumberBefore()
    {
        using var scope = NewDisposeScope();
        // All of it is exact: steps of 2^-10 seconds, potentials of halves.
        const double PowerOfTwo = 1.0 / 1024;
        using var module = nn.Sequential(new SavedIf(threshold: 1), new SavedIfAbove(threshold: 1));
        var input = tensor([0.5f, 0.5f, 0, 0.5f, 0.25f, 0.25f], [6, 1, 1]);
        using var loaded = new NirNetwork(Nir.ToGraph(module, PowerOfTwo, [1]), PowerOfTwo);
        Assert.Equal([0, 1, 0, 0, 0, 1], module[0].call(input).data<float>().ToArray());
        // One of these is not above the threshold of the second layer, and two are.
        Assert.Equal([0, 0, 0, 0, 0, 1], loaded.call(input).data<float>().ToArray());
        Assert.True(loaded.call(input).eq(module.call(input)).all().item<bool>());
    }

    [Fact]
    public void ConvolutionsPoolsAndNestedModules()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var module = nn.Sequential(
            ("features", nn.Sequential(
                new OverTimeOf(nn.Sequential(
                    nn.Conv2d(2, 4, 3, stride: 1, padding: 1, groups: 2, dtype: float64),
                    nn.AvgPool2d(2),
                    nn.Conv2d(4, 3, (3, 2), Padding.Same, bias: false, dtype: float64))),
                new SavedLifZero(tau: 2, threshold: 0.1),
                new OverTimeOf(nn.LPPool2d(1, [2, 2], [1, 1])),
                new OverTimeOf(nn.Conv2d(3, 3, 1, Padding.Valid, dtype: float64)))),
            ("input", nn.Identity()),
            ("flat", nn.Flatten(2)),
            ("output", nn.Linear(3 * 3 * 4, Width, dtype: float64)),
            ("neurons", new SavedLeaky(beta: Real(0.7, 0.95), threshold: Real(0.2, 0.3))));
        IsTheSame(module, Spikes(float64, 30, 3, 2, 8, 10), [2, 8, 10]);
        var graph = Nir.ToGraph(module, Dt, [2, 8, 10]);
        Assert.Equal(
            ["input_", "features.0.module.0", "features.0.module.1", "features.0.module.2", "features.1", "features.2.module", "features.3.module", "flat", "output", "neurons", "output_"], graph.Nodes.Keys);
        Assert.Equal(NirPadding.Same, ((NirConv2d)graph.Nodes["features.0.module.2"]).Padding);
        Assert.Equal(NirArray.Of(zeros(3, float64)), ((NirConv2d)graph.Nodes["features.0.module.2"]).Bias);
        // The weights have the keys that they had.
        using var loaded = new NirNetwork(graph, Dt);
        Assert.Empty(module.named_parameters().Select(static parameter => parameter.name).Except(loaded.named_parameters().Select(static parameter => parameter.name)));
        using var line = new OverTimeOf(nn.Sequential(nn.Conv1d(2, 3, 3, stride: 2, padding: 1, dilation: 2, dtype: float64), nn.Flatten(1, 2)));
        IsTheSame(line, Spikes(float64, 5, 3, 2, 11), [2, 11]);
    }

    /// <summary>A network that was loaded is a layer like others.</summary>
    [Fact]
    public void ANetworkMayBeALayer()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var inner = new NirNetwork(Recurrent(OfEachType[3], OfEachType[5]), Dt, dtype: float64);
        using var module = nn.Sequential(Synapses(3, InputWidth), inner);
        IsTheSame(module, Spikes(float64, 60, 3, 3));
        Assert.IsType<NirGraph>(Nir.ToGraph(module, Dt).Nodes["1"]);
        Assert.Equal(inner.ToGraph(), Nir.ToGraph(inner, Dt));
        Assert.Contains("runs in steps of 0.001 seconds, and those to be written are of 0.0001", Assert.Throws<NirException>(() => Nir.ToGraph(inner, 1e-4)).Message);
    }

    private static readonly (string Message, Func<nn.Module<Tensor, Tensor>> Make)[] Refused =
    [
        ("node '1': a spike subtracts the threshold from its potential (Reset.Subtract)", static () => new RefusedSubtract(beta: 0.9)),
        ("node '1': it is reset at the step after a spike (DelayReset = true)", static () => new RefusedDelayed(beta: 0.9)),
        ("is a neuron of the model Alpha, whose equation no node of the format has; expected IF, LIF,", static () => new RefusedAlpha(alpha: 0.9, beta: 0.8)),
        ("RefusedOwn has a step of its own, and the format no formulas", static () => new RefusedOwn(decay: 0.9)),
        ("node '1': its steps are of 0.01 seconds, and those to be written of 0.001; expected the same", static () => new SavedBox(dt: 0.01)),
        ("node '1': its beta is 1 for some neurons and less for others", static () => new SavedLeaky(beta: Real(0.9, 1))),
        ("node '1': its alpha or beta is 1", static () => new SavedSynaptic(alpha: 1, beta: 0.9)),
        ("node '1': its threshold is negative", static () => new SavedLeaky(beta: 0.9, threshold: -1)),
        ("node '1': it spikes without a reset (Reset.None), and what goes out comes in again", static () => new RefusedRecurrent((int)Width)),
        ("node '1': its tau is [6], and [5] comes in", static () => new SavedBox(tau: full(6, 0.01))),
        ("node '1': no node of the format does what Dropout does", static () => nn.Dropout()),
        ("node '1.module': no node of the format does what MaxPool2d does", static () => new OverTimeOf(nn.MaxPool2d(2))),
        ("node '1.module': its padding is of Reflect", static () => new OverTimeOf(nn.Conv2d(1, 1, 3, padding: 1, padding_mode: PaddingModes.Reflect))),
        ("node '1.module': its windows are cut at the borders", static () => new OverTimeOf(nn.AvgPool2d(2, ceil_mode: true))),
        ("node '1': it flattens dimension 1, which is time or batch; expected one from 2 on", static () => nn.Flatten(1)),
        ("node '1': weight is [2, 7], and [5] comes in", static () => nn.Linear(7, 2)),
    ];

    public static TheoryData<int> RefusedLayers => [.. Enumerable.Range(0, Refused.Length)];

    /// <summary>What no node does is never written as something else.</summary>
    [Theory]
    [MemberData(nameof(RefusedLayers))]
    public void WhatNoNodeDoesIsRefused(int number)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "refused.nir");
        var (message, make) = Refused[number];
        using var module = nn.Sequential(nn.Linear(InputWidth, Width), make());
        var exception = Assert.Throws<NirException>(() => Nir.Save(module, path, Dt));
        Assert.StartsWith(path + ": ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void TheShapeOfTheInputMustBeKnown()
    {
        using var module = nn.Sequential(new OverTimeOf(nn.Conv2d(1, 1, 3)));
        Assert.Equal(
            "what comes in at a step cannot be told from the first layer, Conv2d; expected the input shape to be given.", Assert.Throws<NirException>(() => Nir.ToGraph(module, Dt)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Nir.ToGraph(module, double.NaN));
    }

    private static Tensor Real(double from, double to) => linspace(from, to, Width, dtype: float64);

    // What they bring excites, so that neurons fire.
    private static nn.Module<Tensor, Tensor> Synapses(long inputs, long neurons)
    {
        var synapses = nn.Linear(inputs, neurons, dtype: float64);
        using var noGrad = no_grad();
        synapses.weight.copy_(Weight(1, neurons, inputs).ToTensor()).abs_();
        synapses.bias!.fill_(0.05);
        return synapses;
    }

    private static void IsTheSame(nn.Module<Tensor, Tensor> module, Tensor input, NirShape? shape = null)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "saved.nir");
        Nir.Save(module, path, Dt, shape);
        using var loaded = NirNetwork.Load(path, Dt, dtype: float64);
        var (expected, output) = (module.call(input), loaded.call(input));
        Assert.True(expected.ne(0).any().item<bool>() && expected.ne(1).any().item<bool>(), "Nothing is proven.");
        Assert.InRange((output - expected).abs().max().item<double>(), 0, Tolerance);
    }
}
