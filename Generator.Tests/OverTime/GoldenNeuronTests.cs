using System.Text.Json;
using Surrogates.Generator.Tests.Runtime;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>
/// Neurons over time against the libraries: spikes exactly, potentials and gradients within 1e-12 in double precision (1e-6 for snnTorch,
/// which computes in single precision) and 2e-5 in single precision, of the largest of the array or 1.
/// </summary>
public sealed class GoldenNeuronTests
{
    public static TheoryData<bool, bool> Ways { get; } = new() { { true, true }, { true, false }, { false, true } };

    [GoldenNeuronsTheory]
    [MemberData(nameof(Ways))]
    public void AreTheLibraries(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        var compared = 0;
        foreach (var neuron in GoldenNeurons.Cases)
        {
            using var scope = torch.NewDisposeScope();
            Compare(neuron, "loss_spikes", withPotentials: false);
            Compare(neuron, "loss_spikes_and_v", withPotentials: true);
            compared++;
        }

        Assert.True(compared >= 100, $"{compared} neurons prove little.");
    }

    private static void Compare(JsonElement neuron, string loss, bool withPotentials)
    {
        var type = neuron.GetProperty("dtype").GetString() == "float64" ? torch.float64 : torch.float32;
        var peer = neuron.GetProperty("peer").GetString();
        var tolerance = type == torch.float32 ? 2e-5 : peer == "snntorch" ? 1e-6 : 1e-12;
        var name = $"{neuron.GetProperty("id").GetString()}, {loss}";
        var config = neuron.GetProperty("config");
        var inputs = new Dictionary<string, Tensor> { ["grad_x"] = GoldenNeurons.Input("x", type).requires_grad_() };
        var (spikes, potentials, v) = Run(neuron.GetProperty("neuron").GetString()!, config, type, inputs);
        GoldenNeurons.Near(neuron.GetProperty("spikes"), spikes, 0, $"{name}: spikes");
        GoldenNeurons.Near(neuron.GetProperty("v_seq"), potentials, tolerance, $"{name}: potentials");
        GoldenNeurons.Near(neuron.GetProperty("v_final"), v, tolerance, $"{name}: last potential");
        var total = (GoldenNeurons.Input("g", type) * spikes).sum();
        (withPotentials ? total + (GoldenNeurons.Input("h", type) * v).sum() : total).backward();
        foreach (var (key, tensor) in inputs)
        {
            if (neuron.GetProperty(loss).TryGetProperty(key, out var expected) && expected.ValueKind != JsonValueKind.Null)
            {
                GoldenNeurons.Near(expected, tensor.grad!, tolerance, $"{name}: {key}");
            }
        }
    }

    private static (Tensor Spikes, Tensor Potentials, Tensor V) Run(string neuron, JsonElement config, torch.ScalarType type, Dictionary<string, Tensor> inputs)
    {
        var x = inputs["grad_x"];
        switch (neuron)
        {
            case "Leaky":
                inputs["grad_beta"] = torch.tensor(config.GetProperty("beta").GetDouble(), type).requires_grad_();
                inputs["grad_threshold"] = torch.tensor(config.GetProperty("threshold").GetDouble(), type).requires_grad_();
                var mechanism = Array.IndexOf(["subtract", "zero", "none"], config.GetProperty("reset_mechanism").GetString());
                var isDelayed = config.GetProperty("reset_delay").GetBoolean();
                var start = torch.zeros(x.shape[1], type);
                return config.GetProperty("surrogate").GetString() == "atan"
                    ? LibraryNeurons.LeakyATan(x, start, inputs["grad_beta"], inputs["grad_threshold"], mechanism, isDelayed)
                    : LibraryNeurons.LeakyFastSigmoid(x, start, inputs["grad_beta"], inputs["grad_threshold"], mechanism, isDelayed);
            case "lif_box_feed_forward":
                return LibraryNeurons.Box(
                    x,
                    torch.zeros(x.shape[1], type),
                    config.GetProperty("dt").GetDouble() * config.GetProperty("tau_mem_inv").GetDouble(),
                    config.GetProperty("v_leak").GetDouble(),
                    config.GetProperty("v_th").GetDouble(),
                    config.GetProperty("v_reset").GetDouble(),
                    config.GetProperty("reset_method").GetString() == "reset_subtract");
            default:
                return RunJelly(neuron, config, type, inputs);
        }
    }

    private static (Tensor Spikes, Tensor Potentials, Tensor V) RunJelly(string neuron, JsonElement config, torch.ScalarType type, Dictionary<string, Tensor> inputs)
    {
        var x = inputs["grad_x"];
        var resetsToValue = config.GetProperty("v_reset").ValueKind == JsonValueKind.Number;
        var reset = resetsToValue ? config.GetProperty("v_reset").GetDouble() : 0;
        var v = config.TryGetProperty("v_init", out _) ? GoldenNeurons.Input("v_init", type) : torch.full(x.shape[1], reset, type);
        inputs["grad_v_init"] = v.requires_grad_();
        var threshold = config.GetProperty("v_threshold").GetDouble();
        var detaches = config.GetProperty("detach_reset").GetBoolean();
        var isSigmoid = config.GetProperty("surrogate").GetString() == "Sigmoid";
        var decaysInput = config.TryGetProperty("decay_input", out var decays) && decays.GetBoolean();
        if (neuron == "ParametricLIFNode")
        {
            var w = inputs["grad_w"] = torch.tensor(-Math.Log(config.GetProperty("init_tau").GetDouble() - 1), type).requires_grad_();
            return isSigmoid
                ? LibraryNeurons.ParametricSigmoid(x, v, w, threshold, reset, resetsToValue, decaysInput, detaches)
                : LibraryNeurons.ParametricATan(x, v, w, threshold, reset, resetsToValue, decaysInput, detaches);
        }

        var r = config.TryGetProperty("tau", out var tau) ? 1 / tau.GetDouble() : 0;
        return isSigmoid
            ? LibraryNeurons.JellySigmoid(x, v, r, threshold, reset, resetsToValue, decaysInput, detaches)
            : LibraryNeurons.JellyATan(x, v, r, threshold, reset, resetsToValue, decaysInput, detaches);
    }
}
