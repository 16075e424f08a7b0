using Surrogates.Generator.Catalogue;
using Surrogates.Generator.PyTorch;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>PyTorch's own check of gradients passes for what runs forward smoothly.</summary>
[Collection(Side.Processes)]
public sealed class SoftFormTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surrogates-");

    public void Dispose() => _folder.Delete(recursive: true);

    [PythonFact("torch")]
    public void PassTheCheckOfGradients()
    {
        // One whose gradient is not its own when it runs forward, as its library has it, is none of these.
        string[] shapes = [.. Shapes.All.Where(static shape => shape is { StandIn: not null, SoftDerivative: null }).Select(static shape => shape.Name)];
        Assert.True(shapes.Length >= 20, $"{shapes.Length} shapes are smooth.");
        var run = GeneratorRun.Of(new RunOptions { Python = true }, Sources.Ops(string.Join("\n\n", shapes.Select(static shape => $"""
            [Surrogate(Step, {shape}, Soft = true)]
            public static partial Tensor {shape}Soft(Tensor v);
            """))));
        Twins.Write(_folder.FullName, run.Modules);
        string[] functions = [.. shapes.Select(static shape => PythonNames.Snake(shape + "Soft"))];
        var checkedOnes = Python.Run([Repository.TestFile("gradients.py"), _folder.FullName, "demo.ops", .. functions]);
        Assert.Equal(functions, checkedOnes.Split('\n', StringSplitOptions.TrimEntries));
    }
}
