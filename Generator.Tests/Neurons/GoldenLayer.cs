using System.Text.Json;

namespace Surrogates.Generator.Tests.Neurons;

/// <summary>What somebody writes in place of a library's neuron.</summary>
/// <param name="Annotation">The arguments of <c>[Neuron]</c>.</param>
/// <param name="Parameters">Those of the constructor.</param>
internal sealed record GoldenLayer(string Annotation, IReadOnlyDictionary<string, double> Parameters)
{
    public static GoldenLayer Of(string neuron, JsonElement config)
    {
        double Number(string name) => config.GetProperty(name).GetDouble();
        switch (neuron)
        {
            case "Leaky":
                var isATan = config.GetProperty("surrogate").GetString() == "atan";
                var mechanism = config.GetProperty("reset_mechanism").GetString()!;
                return new(
                    $"""NeuronModel.Leaky, {(isATan ? "ATan" : "FastSigmoid")}, Reset = Reset.{char.ToUpperInvariant(mechanism[0])}{mechanism[1..]}, DelayReset = {Text(config.GetProperty("reset_delay").GetBoolean())}, Learned = ["beta", "threshold"]""",
                    new Dictionary<string, double> { ["beta"] = Number("beta"), ["threshold"] = Number("threshold"), ["k"] = config.GetProperty("surrogate_params").GetProperty(isATan ? "alpha" : "slope").GetDouble() });
            case "lif_box_feed_forward":
                var subtracts = config.GetProperty("reset_method").GetString() == "reset_subtract";
                return new(
                    $"NeuronModel.LIFBox, FastSigmoid, Reset = Reset.{(subtracts ? "Subtract" : "Value")}",
                    new Dictionary<string, double>
                    {
                        ["tau"] = 1 / Number("tau_mem_inv"),
                        ["dt"] = Number("dt"),
                        ["vLeak"] = Number("v_leak"),
                        ["threshold"] = Number("v_th"),
                        ["vReset"] = Number("v_reset"),
                        ["k"] = Number("alpha"),
                    });
            default:
                return Jelly(neuron, config);
        }
    }

    private static GoldenLayer Jelly(string neuron, JsonElement config)
    {
        var resetsToValue = config.GetProperty("v_reset").ValueKind == JsonValueKind.Number;
        var parameters = new Dictionary<string, double>
        {
            ["threshold"] = config.GetProperty("v_threshold").GetDouble(),
            ["k"] = config.GetProperty("surrogate_params").GetProperty("alpha").GetDouble(),
        };
        foreach (var name in (string[])["tau", "w"])
        {
            if (config.TryGetProperty(name, out var value))
            {
                parameters.Add(name, value.GetDouble());
            }
        }

        if (neuron == "ParametricLIFNode")
        {
            parameters["w"] = -Math.Log(config.GetProperty("init_tau").GetDouble() - 1);
        }

        if (resetsToValue)
        {
            parameters.Add("vReset", config.GetProperty("v_reset").GetDouble());
        }

        var model = neuron == "ParametricLIFNode" ? "PLIF" : neuron[..^"Node".Length];
        var decays = config.TryGetProperty("decay_input", out var given) ? $", DecayInput = {Text(given.GetBoolean())}" : "";
        return new(
            $"NeuronModel.{model}, {config.GetProperty("surrogate").GetString()}, Reset = Reset.{(resetsToValue ? "Value" : "Subtract")}, DetachReset = {Text(config.GetProperty("detach_reset").GetBoolean())}{decays}",
            parameters);
    }

    private static string Text(bool value) => value ? "true" : "false";
}
