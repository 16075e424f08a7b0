using Surrogates.Exchange;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>Files of the format that other programs wrote: those of its paper, and of a folder that the environment names.</summary>
internal static class NirFiles
{
    /// <summary>The environment variable that names a folder, all files of which are loaded, run, and written again.</summary>
    public const string Variable = "SURROGATES_NIR";

    private const string Extension = "*.nir";

    /// <summary>Those of the paper, beside the repository; null where they are not.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> All { get; } = [.. FilesOf(Folder), .. FilesOf(Environment.GetEnvironmentVariable(Variable))];

    public static string? WhyNot => Folder is null ? "The NIR files of the paper are not beside the repository (shared/data/nir)." : null;

    public static string? WhyNone => All.Count == 0 ? $"{WhyNot} {Variable} names no other folder." : null;

    /// <summary>A file of the paper.</summary>
    public static string PathOf(string name) => Path.Combine(Folder!, name);

    /// <summary>What is read of what is written of a graph.</summary>
    public static NirGraph Rewritten(NirGraph graph)
    {
        var folder = Directory.CreateTempSubdirectory("surrogates-").FullName;
        try
        {
            var path = Path.Combine(folder, "graph.nir");
            Nir.Write(graph, path);
            Assert.Equal(["graph.nir"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
            return Nir.Read(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> FilesOf(string? folder) =>
        string.IsNullOrEmpty(folder) ? [] : Directory.EnumerateFiles(folder, Extension).Order(StringComparer.Ordinal);

    private static string? Find()
    {
        var usual = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data", "nir"));
        return Directory.Exists(usual) ? usual : null;
    }
}

/// <summary>A test of the files of the paper, skipped where they are not.</summary>
internal sealed class NirPaperFactAttribute : FactAttribute
{
    public NirPaperFactAttribute() => Skip = NirFiles.WhyNot;
}

/// <summary>A test of all files that there are, skipped where there are none.</summary>
internal sealed class NirFilesTheoryAttribute : TheoryAttribute
{
    public NirFilesTheoryAttribute() => Skip = NirFiles.WhyNone;
}
