using Surrogates.Generator.Catalogue.Neurons;

namespace Surrogates.Generator.Tests.Catalogue;

using Reset = Surrogates.Generator.Catalogue.Neurons.Reset;

/// <summary>The formulas of ready-made neurons that no golden numbers are of against <see cref="PlainNeurons"/>: spikes exactly, all else within rounding.</summary>
public sealed class NeuronStepTests
{
    private const int Steps = 60;

    private const int Width = 8;

    // The two sum in another order, and what is left of a difference is not amplified: potentials fire and are forgotten.
    private const double Tolerance = 1e-12;

    // Where defaults are missing, or would hide a term.
    private static readonly Dictionary<string, double> Telling = new()
    {
        ["decay"] = 0.9,
        ["rho"] = 0.95,
        ["alpha"] = 0.8,
        ["beta"] = 0.6,
        ["a"] = 0.3,
        ["b"] = 0.2,
        ["a0"] = 1.2,
        ["vLeak"] = 0.1,
        ["vReset"] = -0.2,
        ["r"] = 1.5,
        ["wIn"] = 2,
        ["tau"] = 3,
        ["tauMem"] = 0.008,
        ["threshold"] = 0.7,
        ["deltaT"] = 0.5,
    };

    public static TheoryData<string> Models { get; } = [.. PlainNeurons.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void IsWhatTheLibraryComputes(string model)
    {
        var neuron = NeuronModels.Find(model)!;
        foreach (var reset in neuron.Resets.Cast<Reset?>().DefaultIfEmpty(null))
        {
            foreach (var delays in neuron.Options.DelayReset is null ? (bool?[])[null] : [true, false])
            {
                Compare(neuron.With(neuron.Options with { Reset = reset, DelayReset = delays }));
            }
        }
    }

    /// <summary>Those with golden numbers are held to these.</summary>
    [Fact]
    public void EveryModelIsComparedWithSomething() =>
        Assert.Equal(NeuronModels.All.Select(static neuron => neuron.Name).Order(), PlainNeurons.All.Keys.Concat(["IF", "LIF", "PLIF", "Leaky", "LIFBox"]).Order());

    private static void Compare(NeuronEntry neuron)
    {
        var random = new Random(1);
        var input = Enumerable.Range(0, Steps).Select(_ => Enumerable.Range(0, Width).Select(n => ((random.NextDouble() * 2) - 0.6) * (n + 1) / 4).ToArray()).ToArray();
        var parameters = neuron.Parameters.ToDictionary(static parameter => parameter.Name, parameter => Telling.TryGetValue(parameter.Name, out var telling) ? telling : parameter.Default!.Value);
        parameters["dt"] = neuron.Name == "LI" ? 1 : 0.001;
        var run = new SteppedNeuron(neuron).Run(input, parameters);
        var largest = 0.0;
        var spikes = 0.0;
        for (var n = 0; n < Width; n++)
        {
            double[] states = [.. neuron.States.Select(state => state.Start is null ? 0 : parameters[state.Start])];
            for (var t = 0; t < Steps; t++)
            {
                var result = PlainNeurons.All[neuron.Name](input[t][n], states, parameters, neuron.Options.Reset, neuron.Options.DelayReset == true);
                states = result[1..];
                double[] actual = [run.Outputs[t][n], .. neuron.States.Select(state => run.StateAfter(state.Name)[t][n])];
                var place = $"{neuron.Name}, {neuron.Options}: neuron {n}, step {t}";
                if (neuron.Spikes)
                {
                    Assert.True(result[0] == actual[0], place);
                    spikes += result[0];
                }

                Assert.All(result.Zip(actual), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, Math.Abs(pair.First)), $"{place}: {pair}"));
                largest = Math.Max(largest, result.Max(Math.Abs));
            }
        }

        Assert.InRange(largest, 0.1, 100);
        Assert.True(!neuron.Spikes || spikes is > 5 and < Steps * Width, $"{neuron.Name}: {spikes} spikes prove little.");
    }
}
