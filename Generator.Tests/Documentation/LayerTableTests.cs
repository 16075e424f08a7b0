using Surrogates.Generator.Catalogue;
using Surrogates.Generator.Catalogue.Neurons;

namespace Surrogates.Generator.Tests.Documentation;

using Reset = Surrogates.Generator.Catalogue.Neurons.Reset;

/// <summary>What the reference says to write in place of other libraries' layers names what there is.</summary>
public sealed class LayerTableTests
{
    // Of the annotation, not of a model.
    private static readonly string[] Others = ["Learned"];

    private static readonly LayerEntry[] Entries = [.. LayerTable.Peers.SelectMany(static peer => peer.Entries)];

    public static TheoryData<int> Numbers { get; } = [.. Enumerable.Range(0, Entries.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void NamesWhatThereIs(int number)
    {
        var entry = Entries[number];
        var neuron = NeuronModels.Find(entry.Model)!;
        var named = entry.Options.Where(static option => !Others.Contains(option.Name)).ToArray();
        Assert.All(named, option => Assert.NotNull(typeof(NeuronOptions).GetProperty(option.Name)!.GetValue(neuron.Options)));
        var reset = named.Where(static option => option.Name == "Reset").Select(static option => (Reset?)Enum.Parse<Reset>(option.Value["Reset.".Length..])).FirstOrDefault(neuron.Options.Reset);
        Assert.True(reset is null || neuron.Resets.Contains(reset.Value), $"{entry.Annotation}: {reset}");
        var parameters = neuron.With(neuron.Options with { Reset = reset }).Parameters;
        string[] given = [.. entry.Parameters.Select(static parameter => parameter.Name)];
        Assert.Equal(given, given.Distinct());
        Assert.Empty(given.Except(parameters.Select(static parameter => parameter.Name)));
        Assert.Empty(parameters.Where(static parameter => parameter.Default is null).Select(static parameter => parameter.Name).Except(given));
        var shape = entry.Settings.Split(", ")[0];
        Assert.True(shape.Length == 0 || shape.Contains('=', StringComparison.Ordinal) || Shapes.Find(shape) is not null, shape);
    }

    /// <summary>A decay a step and an input that is not weighted, as equations: the step is that of the library, number by number.</summary>
    [Fact]
    public void DecaysAreTimeConstants()
    {
        const double decay = 0.75, dt = 0.001, tau = 0.02;
        var cuba = NeuronModels.Find("CubaLI")!;
        double[] inputs = [1, 0.5, 0, -0.25, 2];

        // CUBALIFNode, below its threshold.
        var run = new Catalogue.SteppedNeuron(cuba).Run(
            Array.ConvertAll(inputs, static x => (double[])[x]),
            new Dictionary<string, double> { ["tauSyn"] = 1 / (1 - decay), ["wIn"] = 1 / (1 - decay), ["tauMem"] = 2, ["r"] = 2, ["dt"] = 1 });
        var (current, v) = (0.0, 0.0);
        foreach (var (x, t) in inputs.Select(static (x, t) => (x, t)))
        {
            current = (current * decay) + x;
            v = (v * 0.5) + current;
            Assert.Equal(v, run.Outputs[t][0], 1e-12);
        }

        // LICell, whose current decays after it went into the potential.
        run = new Catalogue.SteppedNeuron(cuba).Run(
            Array.ConvertAll(inputs, static x => (double[])[x]),
            new Dictionary<string, double> { ["tauSyn"] = tau, ["wIn"] = tau / dt, ["tauMem"] = 0.01, ["dt"] = dt });
        (current, v) = (0, 0);
        foreach (var (x, t) in inputs.Select(static (x, t) => (x, t)))
        {
            current += x;
            v += dt / 0.01 * (current - v);
            current -= dt / tau * current;
            Assert.Equal(v, run.Outputs[t][0], 1e-12);
        }
    }
}
