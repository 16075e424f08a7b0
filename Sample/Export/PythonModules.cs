using Surrogates.Neurons;
using Surrogates.Sample.Network;

namespace Surrogates.Sample.Export;

/// <summary>The scripts of the sample in Python, and the modules that the generator wrote of its layers, as the build has put them beside the program.</summary>
internal static class PythonModules
{
    /// <summary>Where they lie.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "python");

    /// <summary>The files that a network needs, from <see cref="Folder"/>: of the modules those of its own layers.</summary>
    public static IEnumerable<string> FilesOf(SpikingNetwork network)
    {
        string[] modules = [.. network.Neurons.Select(FileOf).Distinct()];
        return [.. Directory.EnumerateFiles(Folder, "*.py").Select(Relative), .. modules.SelectMany(PackagesOf).Distinct(), .. modules];
    }

    /// <summary>The name of a layer's class in Python, with its module.</summary>
    public static string ClassOf(NeuronLayer layer) =>
        Path.ChangeExtension(FileOf(layer), null).Replace(Path.DirectorySeparatorChar, '.') + "." + layer.GetType().Name;

    /// <summary>The numbers that make such a layer there; what is learned comes with the weights, and begins with what it is here.</summary>
    public static Dictionary<string, double> ParametersOf(NeuronLayer layer) =>
        layer.Description.Parameters.ToDictionary(static parameter => parameter.Name, parameter => ValueOf(layer, parameter.Name));

    private static IEnumerable<string> PackagesOf(string module)
    {
        for (var folder = Path.GetDirectoryName(module); !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            yield return Path.Combine(folder, "__init__.py");
        }
    }

    private static double ValueOf(NeuronLayer layer, string name)
    {
        var value = layer.GetNeuronParameter(name);
        return value.Number ?? value.Tensor!.item<float>();
    }

    private static string FileOf(NeuronLayer layer) => Relative(Directory
        .EnumerateFiles(Folder, "*.py", SearchOption.AllDirectories)
        .Single(file => File.ReadLines(file).Contains($"class {layer.GetType().Name}(torch.nn.Module):")));

    private static string Relative(string file) => Path.GetRelativePath(Folder, file);
}
