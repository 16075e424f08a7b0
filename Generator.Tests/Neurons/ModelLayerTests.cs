using System.Reflection;
using System.Runtime.CompilerServices;
using Surrogates.Generator.Catalogue.Neurons;
using Surrogates.Generator.Tests.Catalogue;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using Surrogates.Neurons;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Neurons;

/// <summary>
/// A layer of every ready-made neuron, with each of its options, against its formulas, evaluated step by step: outputs, states, and the
/// gradients of the input, the starts and the learned parameters. Delays of the reset go with everything, all other options are chosen alone.
/// Parameters are learned, buffers, or numbers, for which a layer has a function of its own.
/// </summary>
public sealed class ModelLayerTests
{
    private const int Steps = 20;

    private const int Width = 6;

    // Both compute in double precision; they sum in another order, and gradients grow where a potential does by itself.
    private const double Tolerance = 1e-10;

    private static readonly Lazy<Assembly> Layers = new(static () => GeneratorRun.Of(ModelLayers.Source).Load());

    public static TheoryData<bool, Given> Ways { get; } = new()
    {
        { true, Given.Learned },
        { true, Given.Buffer },
        { true, Given.Number },
        { false, Given.Learned },
        { false, Given.Buffer },
        { false, Given.Number },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void EqualsItsFormulas(bool onLanes, Given given)
    {
        using var lanes = LaneUse.Of(onLanes);
        for (var i = 0; i < ModelLayers.Neurons.Count; i++)
        {
            using var scope = torch.NewDisposeScope();
            Compare(ModelLayers.Neurons[i], given, ModelLayers.TypeOf(Layers.Value, given, i));
        }
    }

    private static void Compare(NeuronEntry neuron, Given kind, Type layerType)
    {
        var random = new Random(5);
        double[] Row() => [.. Enumerable.Range(0, Width).Select(n => ((random.NextDouble() * 2) - 0.6) * (n + 1) / 6)];
        double[][] input = [.. Enumerable.Range(0, Steps).Select(_ => Row())], weights = [.. Enumerable.Range(0, Steps).Select(_ => Row())];
        var numbers = neuron.Parameters.ToDictionary(static parameter => parameter.Name, ModelLayers.NumberOf);
        Dictionary<string, double[]> starts = neuron.States.ToDictionary(static state => state.Name, _ => Array.ConvertAll(Row(), static value => value / 4));
        Dictionary<string, double[]> ofStates = neuron.States.ToDictionary(static state => state.Name, _ => Row());
        var expected = new SteppedNeuron(neuron, "ATan", 2).Run(input, numbers, starts);
        var gradients = expected.Backward(weights, ofStates);

        using var layer = Make(layerType, numbers, kind);
        var x = Matrix(input).requires_grad_();
        Tensor[] given = [.. starts.Values.Select(static start => torch.tensor(start).requires_grad_())];
        var run = (ITuple)layerType.GetMethod("Run")!.Invoke(layer, [x, .. given])!;
        var name = $"{neuron.Name}, {neuron.Options}";
        Near(expected.Outputs, (Tensor)run[0]!, name);
        var loss = ((Tensor)run[0]! * Matrix(weights)).sum();
        foreach (var (state, i) in neuron.States.Select(static (state, i) => (state.Name, i)))
        {
            Near([expected.StateAfter(state)[^1]], ((Tensor)run[i + 1]!).unsqueeze(0), $"{name}: {state}");
            loss += ((Tensor)run[i + 1]! * torch.tensor(ofStates[state])).sum();
        }

        loss.backward();
        Near(gradients[neuron.Inputs[0].Name], x.grad!, $"{name}: gradient of the input");
        foreach (var (state, start) in starts.Keys.Zip(given))
        {
            Near(gradients[state], (start.grad ?? torch.zeros_like(start)).unsqueeze(0), $"{name}: gradient of {state}");
        }

        var learned = neuron.Parameters.Count(parameter => parameter.IsLearned || kind == Given.Learned);
        Assert.Equal(learned, layer.parameters().Count());
        Assert.Equal(kind == Given.Buffer ? neuron.Parameters.Count - learned : 0, layer.buffers().Count());
        foreach (var (key, parameter) in layer.named_parameters())
        {
            Near([[gradients[key][0].Sum()]], parameter.grad!.reshape(1, 1), $"{name}: gradient of {key}");
        }
    }

    private static torch.nn.Module<Tensor, Tensor> Make(Type layer, Dictionary<string, double> numbers, Given kind)
    {
        var constructor = Assert.Single(layer.GetConstructors());
        return (torch.nn.Module<Tensor, Tensor>)constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            parameter.Name == "dtype" ? torch.float64
            : parameter.Name == "device" ? null
            : parameter.Name == "k" ? (object)2.0
            : kind == Given.Buffer ? (NeuronParameter)torch.tensor(numbers[parameter.Name!])
            : (NeuronParameter)numbers[parameter.Name!])]);
    }

    private static Tensor Matrix(double[][] rows) => torch.stack([.. rows.Select(static row => torch.tensor(row))]);

    private static void Near(double[][] expected, Tensor actual, string message)
    {
        var values = Matrix(expected);
        Assert.Equal(values.shape, actual.shape);
        var largest = Math.Max(1, values.abs().max().ToDouble());
        var difference = (values - actual).abs().max().ToDouble();
        Assert.True(difference <= Tolerance * largest, $"{message}: {difference} of {largest}");
    }
}
