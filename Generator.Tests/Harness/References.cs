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

    // The list of trusted assemblies also has those beside the test assembly; a user's project has only the framework's.
    private static IEnumerable<string> FrameworkFiles()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework);
    }
}
