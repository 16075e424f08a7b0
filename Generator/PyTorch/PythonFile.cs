using Surrogates.Generator.Emitting;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Reading.Models;
using Surrogates.Generator.Support;

namespace Surrogates.Generator.PyTorch;

/// <summary>The module of a type: what is in it, and where it is to be written.</summary>
/// <param name="Content">The type, its methods and its layer.</param>
/// <param name="Path">Its place below the folder of all modules.</param>
internal sealed record PythonFile(GeneratedFile Content, string Path)
{
    /// <summary>The file that carries it: a generator writes no files but those of its compilation.</summary>
    public string HintName => Content.HintName.Substring(0, Content.HintName.Length - ".g.cs".Length) + "-python.g.cs";

    /// <summary>The modules of types.</summary>
    public static IEnumerable<PythonFile> Of(EquatableArray<GeneratedFile> files) =>
        files.Zip(ModulePath.Of([.. files.Select(static file => file.Type)]), static (file, path) => new PythonFile(file, path));

    /// <summary>The text of the file that carries it.</summary>
    /// <param name="lower">Makes an op of what was read.</param>
    public string Carrier(Func<OpModel, Naming, Op> lower) => PythonCarrier.Of(
        $"Written by Surrogates.Generator for {Content.Type.MetadataName}: {Path}, which the build puts into the folder $(SurrogatesPython).",
        [],
        [(Path, ModuleWriter.Write(Content, lower))]);
}
