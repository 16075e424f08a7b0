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
                "build/WritePython.cs",
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
                <SurrogatesPython>../python</SurrogatesPython>
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
        CheckPython();
    }

    // The modules follow the source: nothing is written again that did not change, and what is gone is taken away.
    private void CheckPython()
    {
        var module = _project.PathOf("python", "ops.py");
        Assert.Contains("def spike(v: torch.Tensor, threshold: float) -> torch.Tensor:", File.ReadAllText(module), StringComparison.Ordinal);
        var written = File.GetLastWriteTimeUtc(module);
        Build();
        Assert.Equal(written, File.GetLastWriteTimeUtc(module));

        File.Delete(module);
        Build();
        Assert.True(File.Exists(module));

        var program = _project.PathOf("App", "Program.cs");
        File.WriteAllText(program, File.ReadAllText(program).Replace("Ops", "SpikingOps", StringComparison.Ordinal));
        Build();
        Assert.False(File.Exists(module));
        Assert.True(File.Exists(_project.PathOf("python", "spiking_ops.py")));

        // The compiler would have no reason to run again.
        Directory.Delete(_project.PathOf("App", "obj", "Release", "net10.0", "generated"), recursive: true);
        Build();
        Assert.True(File.Exists(_project.PathOf("python", "spiking_ops.py")));
        Assert.Equal([".surrogates.App", "spiking_ops.py"], Directory.GetFiles(_project.PathOf("python")).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    private void Build() => _project.Dotnet("build", "App", "-c", "Release", "--no-restore");
}
