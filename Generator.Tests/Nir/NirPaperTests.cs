using System.Globalization;
using Surrogates.Exchange;
using TorchSharp;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>The files of the paper, which Norse, Sinabs and snnTorch wrote: what they do here is what Norse says, or what their equations are step by step.</summary>
public sealed class NirPaperTests
{
    private const int Steps = 256;

    /// <summary>1,000 steps of 0.1 ms. Norse computed them in single precision too, in another order of operations: potentials to 1e-6, of a threshold of 0.1.</summary>
    [NirPaperFact]
    public void TheNeuronOfNorseDoesWhatNorseSays()
    {
        using var scope = NewDisposeScope();
        double[][] rows = [.. File.ReadLines(NirFiles.PathOf("lif_norse.csv")).Select(static line => line.Split(',').Select(static field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray())];
        var input = tensor([.. rows.Select(static row => (float)row[0])], [rows.Length, 1, 1]);
        var network = NirNetwork.Load(NirFiles.PathOf("lif_norse.nir"), dt: 1e-4);
        var spikes = network.call(input);
        Assert.Equal(rows.Select(static row => (float)row[2]), spikes.data<float>().ToArray());
        Assert.Equal(4, spikes.sum().item<float>());

        NirState? state = null;
        var largest = 0.0;
        for (var step = 0; step < rows.Length; step++)
        {
            (_, state) = network.Run(input[step..(step + 1)], state);
            largest = Math.Max(largest, Math.Abs(state["1"][0].item<float>() - rows[step][1]));
        }

        Assert.InRange(largest, 0, 1e-6);
    }

    /// <summary>The neurons of Sinabs add what comes in at a step, which is a dt of 1.</summary>
    [NirPaperFact]
    public void TheConvolutionalNetworkIsItsEquationsStepByStep() => IsPlain("cnn_sinabs.nir", dt: 1, [2, 34, 34], least: 20);

    /// <summary>snnTorch's recurrent neurons get what they put out at the step before.</summary>
    [NirPaperFact]
    public void TheRecurrentNetworkIsItsEquationsStepByStep() =>
        IsPlain("braille_noDelay_bias_zero.nir", dt: 1e-4, [12], least: 100, ("lif1.lif", "lif1.w_rec", 38));

    public static TheoryData<string> Files => [.. NirFiles.All];

    /// <summary>All files that there are: they run on random spikes, and what is written of them and read is equal, as is what the network makes of them.</summary>
    [NirFilesTheory]
    [MemberData(nameof(Files))]
    public void FilesRunAndAreWrittenAgain(string path)
    {
        using var scope = NewDisposeScope();
        var graph = Nir.Read(path);
        Assert.Equal(graph, NirFiles.Rewritten(graph));

        using var network = NirNetwork.Load(path, dt: 1e-4);
        Assert.Equal(graph, network.ToGraph());
        var inputs = graph.Nodes.Where(static node => node.Value is NirInput)
            .ToDictionary(static node => node.Key, static node => Spikes(((NirInput)node.Value).Shape, float32));
        var (outputs, state) = network.Run(inputs);
        Assert.Equal(graph.Nodes.Where(static node => node.Value is NirOutput).Select(static node => node.Key).Order(), outputs.Keys.Order());
        Assert.All(outputs.Values, static output => Assert.True(output.isfinite().all().item<bool>()));
        Assert.All(outputs.Values, static output => Assert.Equal([Steps, 2], output.shape[..2]));
        Assert.All(state.Nodes, node => Assert.All(state[node], static tensor => Assert.True(tensor.isfinite().all().item<bool>())));
    }

    // In double precision sums in another order flip no spike; in single precision it would be chance.
    private static void IsPlain(string file, double dt, NirShape shape, int least, params IEnumerable<(string From, string To, long Neurons)> late)
    {
        using var scope = NewDisposeScope();
        var path = NirFiles.PathOf(file);
        using var network = NirNetwork.Load(path, dt, dtype: float64);
        var input = Spikes(shape, float64);
        var output = network.call(input);
        var expected = new PlainNir(Nir.Read(path), dt, float64, late).Run(input);
        Assert.True(expected.sum().item<double>() >= least, $"{expected.sum().item<double>()} spikes prove little.");
        Assert.True(output.eq(expected).all().item<bool>());
    }

    private static Tensor Spikes(NirShape shape, ScalarType type) => rand([Steps, 2, .. shape], generator: new torch.Generator(1)).lt(0.3).to(type);
}
