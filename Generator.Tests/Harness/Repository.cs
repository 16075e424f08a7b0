using System.Reflection;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>Places and versions that the build wrote into the test assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(SnapshotDirectory.Path, "..", ".."));

    public static string Configuration => Value("Configuration");

    /// <summary>Whether what is built must not say where that was done.</summary>
    public static bool IsBuiltOnServer => Value("IsBuiltOnServer") == "true";

    public static string PackageRoot => Value("PackageRoot");

    public static string PackageVersion(string package) => Value("Version." + package);

    /// <summary>The native library as its package has it.</summary>
    public static string TorchSharpLibrary => Path.Combine(
        PackageRoot, "torchsharp", PackageVersion("TorchSharp"), "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    /// <summary>The file of this name among the tests, whatever folder it lies in.</summary>
    public static string TestFile(string name) =>
        Directory.EnumerateFiles(Path.Combine(Root, "Generator.Tests"), name, SearchOption.AllDirectories).Single();

    private static string Value(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}

/// <summary>A test that needs the Linux library of the TorchSharp package, and says so where it is not there.</summary>
internal sealed class LinuxLibraryFactAttribute : FactAttribute
{
    public LinuxLibraryFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Repository.TorchSharpLibrary))
        {
            Skip = $"needs Linux and {Repository.TorchSharpLibrary}";
        }
    }
}
