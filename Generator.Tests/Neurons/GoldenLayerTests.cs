using System.Runtime.CompilerServices;
using System.Text.Json;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.OverTime;
using Surrogates.Generator.Tests.Runtime;
using Surrogates.Neurons;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Neurons;

/// <summary>
/// Layers of ready-made neurons against the libraries that they are from: spikes exactly, potentials and gradients within 1e-12 in double
/// precision (1e-6 for snnTorch, which computes in single precision) and 2e-5 in single precision, of the largest of the array or 1.
/// </summary>
public sealed class GoldenLayerTests
{
    public static TheoryData<bool, bool> Ways { get; } = new() { { true, true }, { true, false }, { false, true } };

    [GoldenNeuronsTheory]
    [MemberData(nameof(Ways))]
    public void AreTheLibraries(bool native, bool onLanes)
    {
        using var kind = NodeChoice.Use(native);
        using var lanes = LaneUse.Of(onLanes);
        var cases = GoldenNeurons.Cases.Select(static neuron => (Neuron: neuron, Layer: GoldenLayer.Of(neuron.GetProperty("neuron").GetString()!, neuron.GetProperty("config")))).ToArray();
        string[] annotations = [.. cases.Select(static item => item.Layer.Annotation).Distinct()];
        var assembly = GeneratorRun.Of(Sources.Usings + string.Join("\n", annotations.Select(static (annotation, i) => $"[Neuron({annotation})]\npublic sealed partial class N{i};\n"))).Load();
        foreach (var (neuron, layer) in cases)
        {
            using var scope = torch.NewDisposeScope();
            var type = assembly.GetType($"N{Array.IndexOf(annotations, layer.Annotation)}", throwOnError: true)!;
            Compare(neuron, layer, type, "loss_spikes", withPotentials: false);
            Compare(neuron, layer, type, "loss_spikes_and_v", withPotentials: true);
        }

        Assert.True(cases.Length >= 100, $"{cases.Length} neurons prove little.");
    }

    private static void Compare(JsonElement neuron, GoldenLayer golden, Type layerType, string loss, bool withPotentials)
    {
        var type = neuron.GetProperty("dtype").GetString() == "float64" ? torch.float64 : torch.float32;
        var tolerance = type == torch.float32 ? 2e-5 : neuron.GetProperty("peer").GetString() == "snntorch" ? 1e-6 : 1e-12;
        var name = $"{neuron.GetProperty("id").GetString()}, {golden.Annotation}, {loss}";
        using var layer = Make(layerType, golden.Parameters, type);
        var x = GoldenNeurons.Input("x", type).requires_grad_();
        var start = neuron.GetProperty("config").TryGetProperty("v_init", out _) ? GoldenNeurons.Input("v_init", type).requires_grad_() : null;
        var recorded = (ITuple)layerType.GetMethod("Record")!.Invoke(layer, [x, start])!;
        GoldenNeurons.Near(neuron.GetProperty("v_seq"), (Tensor)recorded[1]!, tolerance, $"{name}: potentials");
        var run = (ITuple)layerType.GetMethod("Run")!.Invoke(layer, [x, start])!;
        var (spikes, v) = ((Tensor)run[0]!, (Tensor)run[1]!);
        GoldenNeurons.Near(neuron.GetProperty("spikes"), spikes, 0, $"{name}: spikes");
        GoldenNeurons.Near(neuron.GetProperty("v_final"), v, tolerance, $"{name}: last potential");
        var total = (GoldenNeurons.Input("g", type) * spikes).sum();
        (withPotentials ? total + (GoldenNeurons.Input("h", type) * v).sum() : total).backward();
        Check("grad_x", x);
        Check("grad_v_init", start);
        foreach (var (parameter, value) in layer.named_parameters())
        {
            Check($"grad_{parameter}", value);
        }

        void Check(string key, Tensor? input)
        {
            if (input is not null && neuron.GetProperty(loss).TryGetProperty(key, out var expected) && expected.ValueKind != JsonValueKind.Null)
            {
                GoldenNeurons.Near(expected, input.grad!, tolerance, $"{name}: {key}");
            }
        }
    }

    private static torch.nn.Module<Tensor, Tensor> Make(Type layer, IReadOnlyDictionary<string, double> parameters, torch.ScalarType type)
    {
        var constructor = Assert.Single(layer.GetConstructors());
        return (torch.nn.Module<Tensor, Tensor>)constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            parameter.Name == "dtype" ? (object)type
            : parameter.Name == "device" ? null
            : parameters.TryGetValue(parameter.Name!, out var value) ? parameter.ParameterType == typeof(double) ? (object)value : (NeuronParameter)value
            : default(NeuronParameter))]);
    }
}
