using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>What the tested source is compiled against: the framework of the running tests, TorchSharp and the runtime.</summary>
internal static class References
{
    private static readonly Lazy<MetadataReference[]> Read = new(static () =>
    [
        .. FrameworkFiles().Select(static path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(TorchSharp.torch).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(SurrogateAttribute).Assembly.Location),
    ]);

    public static IReadOnlyList<MetadataReference> All => Read.Value;

    /// <summary>All that the running tests could refer to, but for what is made here.</summary>
    public static IEnumerable<MetadataReference> OfProcess => Trusted()
        .Where(static path => !Path.GetFileName(path).StartsWith("Surrogates", StringComparison.Ordinal))
        .Select(static path => MetadataReference.CreateFromFile(path));

    // The list of trusted assemblies also has those beside the test assembly; a user's project has only the framework's.
    private static IEnumerable<string> FrameworkFiles()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return Trusted().Where(path => Path.GetDirectoryName(path) == framework);
    }

    private static string[] Trusted() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
}
