using System.IO.Compression;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>
/// The packages of this build, as a source of packages for projects in a folder that has nothing else of the repository, and a package
/// cache of its own. What the packages depend on is taken from the machine's.
/// </summary>
public sealed class PackedLibrary : IDisposable
{
    public const string Version = "0.0.0-test";

    private readonly Lazy<TemporaryProject> _packed = new(Pack);

    public static string Libtorch { get; } =
        "libtorch-cpu-" + (OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64");

    /// <summary>A reference to the library.</summary>
    public static string Reference { get; } = $"""<PackageReference Include="Surrogates" Version="{Version}" />""";

    /// <summary>A reference to libtorch for this system.</summary>
    public static string LibtorchReference { get; } =
        $"""<PackageReference Include="{Libtorch}" Version="{Repository.PackageVersion(Libtorch)}" />""";

    /// <summary>The folder, in which each test has projects of its own names.</summary>
    internal TemporaryProject Projects => _packed.Value;

    /// <summary>Writes a project of the folder.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="properties">Its properties; a framework among them takes the place of the usual one.</param>
    /// <param name="items">What it references.</param>
    internal void WriteProject(string path, string properties, params string[] items) => Projects.Write(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Join("\n    ", items)}
          </ItemGroup>
        </Project>
        """);

    internal ZipArchive Open(string package, string extension = "nupkg") => ZipFile.OpenRead(FileOf(package, extension));

    internal string FileOf(string package, string extension = "nupkg") => Projects.PathOf("feed", $"{package}.{Version}.{extension}");

    public void Dispose()
    {
        if (_packed.IsValueCreated)
        {
            _packed.Value.Dispose();
        }
    }

    private static TemporaryProject Pack()
    {
        var projects = new TemporaryProject();
        foreach (var project in new[] { "Runtime", "Nir", "Templates" })
        {
            projects.Dotnet(
                "pack", Path.Combine(Repository.Root, project), "-c", Repository.Configuration, "--no-build",
                "-p:Version=" + Version, "-o", projects.PathOf("feed"));
        }

        projects.Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="built" value="{projects.PathOf("feed")}" />
              </packageSources>
            </configuration>
            """);
        projects.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>$(MSBuildThisFileDirectory)packages</RestorePackagesPath>
                <RestoreFallbackFolders>{Repository.PackageRoot}</RestoreFallbackFolders>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
                <!-- The machine's languages are no matter of these projects. -->
                <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
              </PropertyGroup>
            </Project>
            """);
        return projects;
    }
}

[CollectionDefinition(Side.Packages)]
public sealed class PackedLibraryCollection : ICollectionFixture<PackedLibrary>;
