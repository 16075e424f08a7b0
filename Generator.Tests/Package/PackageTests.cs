using System.IO.Compression;
using System.Xml.Linq;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>What is in the package, and a project that uses nothing else of this repository.</summary>
[Collection(Side.Processes)]
public sealed class PackageTests : IDisposable
{
    private const string Version = "0.0.0-test";

    private readonly TemporaryProject _project = new();

    public PackageTests() => _project.Dotnet(
        "pack", Path.Combine(Repository.Root, "Runtime"), "-c", Repository.Configuration, "--no-build",
        "-p:Version=" + Version, "-o", _project.PathOf("feed"));

    public void Dispose() => _project.Dispose();

    [Fact]
    public void PackageHasRuntimeGeneratorAndBuildAssets()
    {
        using var package = ZipFile.OpenRead(_project.PathOf("feed", $"Surrogates.{Version}.nupkg"));
        var files = package.Entries.Select(static entry => entry.FullName)
            .Where(static name => name.Contains('/') && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal));
        Assert.Equal(
            [
                "analyzers/dotnet/cs/Surrogates.Generator.CodeFixes.dll",
                "analyzers/dotnet/cs/Surrogates.Generator.dll",
                "build/Surrogates.targets",
                "build/WeakenVersionNeed.cs",
                "buildTransitive/Surrogates.targets",
                "lib/net10.0/Surrogates.dll",
                "lib/net10.0/Surrogates.xml",
            ],
            files.Order(StringComparer.Ordinal));

        using var specification = package.GetEntry("Surrogates.nuspec")!.Open();
        var dependencies = XDocument.Load(specification).Descendants()
            .Where(static element => element.Name.LocalName == "dependency")
            .Select(static element => element.Attribute("id")!.Value);
        Assert.Contains("TorchSharp", dependencies);
        Assert.DoesNotContain(dependencies, static id => id.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void CleanProjectBuildsAndRunsWithThePackage()
    {
        // Restored beside the project, so that the test leaves nothing in the user's package folder, which serves all else.
        var libtorch = "libtorch-cpu-" + (OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64");
        _project.Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="built" value="{_project.PathOf("feed")}" />
              </packageSources>
            </configuration>
            """);
        _project.Write("App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestorePackagesPath>../packages</RestorePackagesPath>
                <RestoreFallbackFolders>{Repository.PackageRoot}</RestoreFallbackFolders>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Surrogates" Version="{Version}" />
                <PackageReference Include="{libtorch}" Version="{Repository.PackageVersion(libtorch)}" />
              </ItemGroup>
            </Project>
            """);
        _project.Write("App/Program.cs", """
            using Surrogates;
            using TorchSharp;
            using static Surrogates.Hard;
            using static Surrogates.Shape;

            var x = torch.tensor(new[] { 0.5f, 1.5f }, requires_grad: true);
            var y = Ops.Spike(x, 1f);
            y.sum().backward();
            System.Console.WriteLine($"{y.sum().item<float>()} {x.grad!.sum().item<float>() > 0}");

            static partial class Ops
            {
                [Surrogate(Step, ATan, k: 2)]
                public static partial torch.Tensor Spike(torch.Tensor v, float threshold);
            }
            """);
        Assert.Contains("1 True", _project.Dotnet("run", "--project", "App", "-c", "Release"));
        Assert.True(Directory.Exists(_project.PathOf("packages", "surrogates")));
    }
}
