using System.Text.Json;
using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Tests.OverTime;

namespace Surrogates.Generator.Tests.Catalogue;

using Reset = Surrogates.Generator.Catalogue.Neurons.Reset;

/// <summary>
/// The formulas of ready-made neurons against the libraries that they are from: spikes exactly, potentials and gradients within the
/// tolerances of the numbers' README, 1e-12 for what was computed in double precision (1e-6 for snnTorch, which computes in single
/// precision) and 2e-5 for single precision, of the largest of the array or 1.
/// </summary>
public sealed class GoldenStepTests
{
    private static double[][] X => Rows(GoldenNeurons.Inputs, "x");

    private static double[][] G => Rows(GoldenNeurons.Inputs, "g");

    private static double[] H => Numbers(GoldenNeurons.Inputs.GetProperty("h"));

    [GoldenNeuronsFact]
    public void AreTheLibraries()
    {
        var compared = 0;
        foreach (var neuron in GoldenNeurons.Cases)
        {
            var config = neuron.GetProperty("config");
            var (entry, shape, k, parameters) = ModelOf(neuron.GetProperty("neuron").GetString()!, config);
            Compare(neuron, entry, shape, k, parameters);
            if (entry.Options.Reset == Reset.Value && parameters["vReset"] == 0)
            {
                // The same neuron.
                Compare(neuron, entry.With(entry.Options with { Reset = Reset.Zero }), shape, k, parameters);
            }

            compared++;
        }

        Assert.True(compared >= 100, $"{compared} neurons prove little.");
    }

    private static void Compare(JsonElement neuron, NeuronEntry entry, string shape, double k, Dictionary<string, double> parameters)
    {
        var isSingle = neuron.GetProperty("dtype").GetString() == "float32";
        var tolerance = isSingle ? 2e-5 : neuron.GetProperty("peer").GetString() == "snntorch" ? 1e-6 : 1e-12;
        var name = $"{neuron.GetProperty("id").GetString()}, {entry.Name}, {entry.Options.Reset}";
        Dictionary<string, double[]> starts = neuron.GetProperty("config").TryGetProperty("v_init", out _)
            ? new() { ["v"] = Numbers(GoldenNeurons.Inputs.GetProperty("v_init")) }
            : [];
        var run = new SteppedNeuron(entry, shape, k).Run(X, parameters, starts);
        Near(Rows(neuron, "spikes"), run.Outputs, 0, $"{name}: spikes");
        Near(Rows(neuron, "v_seq"), run.StateAfter("v"), tolerance, $"{name}: potentials");
        foreach (var loss in (string[])["loss_spikes", "loss_spikes_and_v"])
        {
            var gradients = run.Backward(G, loss == "loss_spikes" ? [] : new Dictionary<string, double[]> { ["v"] = H });
            var expected = neuron.GetProperty(loss);
            Near(Rows(expected, "grad_x"), gradients[entry.Inputs[0].Name], tolerance, $"{name}, {loss}: input");
            if (Has(expected, "grad_v_init"))
            {
                Near([Numbers(expected.GetProperty("grad_v_init"))], gradients["v"], tolerance, $"{name}, {loss}: start");
            }

            foreach (var parameter in entry.Parameters.Where(parameter => Has(expected, $"grad_{parameter.Name}")))
            {
                Near([[expected.GetProperty($"grad_{parameter.Name}").GetDouble()]], [[gradients[parameter.Name][0].Sum()]], tolerance, $"{name}, {loss}: {parameter.Name}");
            }
        }
    }

    private static bool Has(JsonElement loss, string name) => loss.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    private static (NeuronEntry Entry, string Shape, double K, Dictionary<string, double> Parameters) ModelOf(string neuron, JsonElement config)
    {
        double Number(string name) => config.GetProperty(name).GetDouble();
        NeuronEntry Of(string model, Func<NeuronOptions, NeuronOptions> choose)
        {
            var entry = NeuronModels.Find(model)!;
            return entry.With(choose(entry.Options));
        }

        switch (neuron)
        {
            case "Leaky":
                var isATan = config.GetProperty("surrogate").GetString() == "atan";
                return (
                    Of("Leaky", options => options with
                    {
                        Reset = Enum.Parse<Reset>(config.GetProperty("reset_mechanism").GetString()!, ignoreCase: true),
                        DelayReset = config.GetProperty("reset_delay").GetBoolean(),
                    }),
                    isATan ? "ATan" : "FastSigmoid",
                    config.GetProperty("surrogate_params").GetProperty(isATan ? "alpha" : "slope").GetDouble(),
                    new() { ["beta"] = Number("beta"), ["threshold"] = Number("threshold") });
            case "lif_box_feed_forward":
                var subtracts = config.GetProperty("reset_method").GetString() == "reset_subtract";
                return (
                    Of("LIFBox", options => options with { Reset = subtracts ? Reset.Subtract : Reset.Value }),
                    "FastSigmoid",
                    Number("alpha"),
                    new() { ["tau"] = 1 / Number("tau_mem_inv"), ["dt"] = Number("dt"), ["vLeak"] = Number("v_leak"), ["threshold"] = Number("v_th"), ["vReset"] = Number("v_reset") });
            default:
                var hasValue = config.GetProperty("v_reset").ValueKind == JsonValueKind.Number;
                return (
                    Of(neuron == "ParametricLIFNode" ? "PLIF" : neuron[..^"Node".Length], options => options with
                    {
                        Reset = hasValue ? Reset.Value : Reset.Subtract,
                        DetachReset = config.GetProperty("detach_reset").GetBoolean(),
                        DecayInput = config.TryGetProperty("decay_input", out var decays) ? decays.GetBoolean() : null,
                    }),
                    config.GetProperty("surrogate").GetString()!,
                    config.GetProperty("surrogate_params").GetProperty("alpha").GetDouble(),
                    new()
                    {
                        ["threshold"] = Number("v_threshold"),
                        ["vReset"] = hasValue ? Number("v_reset") : double.NaN,
                        ["tau"] = config.TryGetProperty("tau", out var tau) ? tau.GetDouble() : double.NaN,
                        ["w"] = config.TryGetProperty("w", out var w) ? w.GetDouble() : double.NaN,
                    });
        }
    }

    private static double[][] Rows(JsonElement parent, string name) => [.. parent.GetProperty(name).EnumerateArray().Select(Numbers)];

    private static double[] Numbers(JsonElement row) => [.. row.EnumerateArray().Select(static number => number.GetDouble())];

    private static void Near(double[][] expected, double[][] actual, double tolerance, string message)
    {
        Assert.Equal(expected.Select(static row => row.Length), actual.Select(static row => row.Length));
        var largest = Math.Max(1, expected.Max(static row => row.Max(Math.Abs)));
        var difference = expected.Zip(actual, static (e, a) => e.Zip(a, static (x, y) => double.IsNaN(y) ? double.NaN : Math.Abs(x - y)).Max()).Max();
        Assert.True(difference <= tolerance * largest, $"{message}: {difference} of {largest}");
    }
}
