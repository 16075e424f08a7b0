using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Neurons;
using TorchSharp;
using TorchSharp.Modules;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>Layers of neurons give in Python what they give here, with the parameters of one under the keys of the other.</summary>
public sealed class EqualLayersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surrogates-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Every ready-made neuron with each of its options, parameters as numbers, buffers and learned.</summary>
    [PythonFact("torch")]
    public void EveryModel()
    {
        var run = GeneratorRun.Of(new RunOptions { Python = true, Expected = Expected.Diagnostics }, ModelLayers.Source);
        Twins.Write(_folder.FullName, run.Modules);
        var assembly = run.Load();
        var calls = new List<TwinCall>();
        for (var i = 0; i < ModelLayers.Neurons.Count; i++)
        {
            var neuron = ModelLayers.Neurons[i];
            foreach (var given in Enum.GetValues<Given>())
            {
                object? ParameterOf(string name) => neuron.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter
                    ? given == Given.Buffer ? torch.tensor(ModelLayers.NumberOf(parameter)) : ModelLayers.NumberOf(parameter)
                    : null;
                calls.AddRange(TwinLayers.Calls(ModelLayers.TypeOf(assembly, given, i), ParameterOf, given == Given.Buffer ? torch.float32 : torch.float64, withStates: given == Given.Learned));
            }
        }

        Assert.True(calls.Count > 300, $"{calls.Count} calls prove little.");
        Twins.AreEqual(_folder.FullName, calls);
    }

    /// <summary>The layers of these tests, from the modules that the build of this project wrote: several inputs, ways back, states that start elsewhere, choices.</summary>
    [PythonTheory("torch")]
    [InlineData(false)]
    [InlineData(true)]
    public void LayersOfOnesOwn(bool withStates)
    {
        TwinCall[] calls =
        [
            .. Calls(typeof(Lif), new() { ["decay"] = new Parameter(torch.tensor([0.9, 0.8, 0.7, 0.6])) }),
            .. Calls(typeof(Lif), []),
            .. Calls(typeof(Resting), new() { ["levels"] = 2, ["isAdaptive"] = false }),
            .. Calls(typeof(Resting), new() { ["levels"] = 1 }),
            .. Calls(typeof(RecurrentLif), new() { ["neurons"] = 4 }),
            .. Calls(typeof(RecurrentGated), new() { ["neurons"] = 4 }),
            .. Calls(typeof(RecurrentSynaptic), new() { ["neurons"] = 4, ["alpha"] = 0.8, ["beta"] = 0.6 }),
        ];
        Twins.AreEqual(BuiltModules.Folder, calls);

        IEnumerable<TwinCall> Calls(Type type, Dictionary<string, object?> given) => TwinLayers.Calls(type, given.GetValueOrDefault, torch.float64, withStates);
    }
}
