using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.PyTorch;

/// <summary>The modules that the build of the tests wrote, of their own ops and layers.</summary>
internal static class BuiltModules
{
    /// <summary>The folder of them.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "Generator.Tests", "obj", "python", Repository.Configuration);
}
