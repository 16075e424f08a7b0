using System.Text.Json;
using Surrogates.Generator.Tests.Documentation.Pages;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>How a project begins with the packages: what it may be, what it has without being told, and what a template makes.</summary>
[Collection(Side.Packages)]
public sealed class NewProjectTests(PackedLibrary library)
{
    private readonly TemporaryProject _projects = library.Projects;

    /// <summary>Another framework is refused by NuGet, and not by errors of the compiler.</summary>
    [Fact]
    public void OlderFrameworksAreRefused()
    {
        library.WriteProject(
            "Older/Older.csproj",
            "<TargetFramework>net8.0</TargetFramework>",
            PackedLibrary.Reference);
        var (exitCode, output) = _projects.Run("dotnet", ["restore", "Older"]);
        Assert.NotEqual(0, exitCode);
        Assert.Contains($"NU1202: Package Surrogates {PackedLibrary.Version} is not compatible with net8.0", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("<ImplicitUsings>enable</ImplicitUsings>", "Surrogates")]
    [InlineData("<SurrogatesStaticUsings>true</SurrogatesStaticUsings>", "Surrogates.Hard,Surrogates.Shape")]
    public void UsingsAreThereWhereAskedFor(string property, string usings)
    {
        library.WriteProject(
            "Usings/Usings.csproj",
            property,
            PackedLibrary.Reference);
        _projects.Dotnet("restore", "Usings");
        using var items = JsonDocument.Parse(_projects.Dotnet("build", "Usings", "--no-restore", "-getItem:Using"));
        Assert.Equal(usings, string.Join(",", items.RootElement.GetProperty("Items").GetProperty("Using").EnumerateArray()
            .Select(static item => item.GetProperty("Identity").GetString()!)
            .Where(static name => name.StartsWith("Surrogates", StringComparison.Ordinal))));
    }

    [Fact]
    public void ANewProjectTrains()
    {
        var hive = _projects.PathOf("hive");
        _projects.Dotnet("new", "install", library.FileOf("Surrogates.Templates"), "--debug:custom-hive", hive);
        _projects.Dotnet("new", "surrogates-snn", "-o", "MyNetwork", "--debug:custom-hive", hive);
        Assert.True(File.Exists(_projects.PathOf("MyNetwork", "MyNetwork.csproj")));
        var build = _projects.Dotnet("build", "MyNetwork", "-c", "Release", "-warnaserror");
        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);
        var lines = _projects.Dotnet("run", "--project", "MyNetwork", "-c", "Release", "--no-build").Trim().Split('\n');
        Assert.Equal(10, lines.Length);
        Assert.Matches("^epoch 10 +loss 0[.,]0", lines[^1]);
    }

    /// <summary>The page leads from an empty folder to a trained network, by the packages alone.</summary>
    [Fact]
    public void TheFirstPageIsFollowed()
    {
        _projects.Dotnet("new", "console", "-o", "Spikes");
        _projects.Dotnet("add", "Spikes", "package", "Surrogates", "--version", PackedLibrary.Version);
        _projects.Dotnet("add", "Spikes", "package", PackedLibrary.Libtorch, "--version", Repository.PackageVersion(PackedLibrary.Libtorch));
        _projects.Write("Spikes/Program.cs", Page.Read("docs/getting-started.md").Blocks.Single(static block => block["file"] == "Program.cs").Code);
        Assert.Contains("0 Warning(s)", _projects.Dotnet("build", "Spikes", "-c", "Release", "-warnaserror"), StringComparison.Ordinal);
        var lines = _projects.Dotnet("run", "--project", "Spikes", "-c", "Release", "--no-build").Trim().Split('\n');
        Assert.Equal(31, lines.Length);
        Assert.Matches("^(9[0-9]|100) ?% of unseen samples are right$", lines[^1].Trim());
    }

    /// <summary>Who has the package of NIR alone has the generator with it.</summary>
    [Fact]
    public void NirBringsTheGenerator()
    {
        library.WriteProject(
            "Exchange/Exchange.csproj",
            """
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            """,
            $"""<PackageReference Include="Surrogates.Nir" Version="{PackedLibrary.Version}" />""",
            PackedLibrary.LibtorchReference);
        _projects.Write("Exchange/Program.cs", """
            using Surrogates;
            using Surrogates.Exchange;
            using static TorchSharp.torch;

            using var network = nn.Sequential(nn.Linear(3, 2), new Lif(tau: 0.02, dt: 0.001));
            Nir.Save(network, "network.nir", dt: 0.001);
            using var loaded = NirNetwork.Load("network.nir", dt: 0.001);
            Console.WriteLine(string.Join(" ", loaded.call(rand(5, 1, 3)).shape));

            [Neuron(NeuronModel.LIFBox, Shape.ATan)]
            sealed partial class Lif;
            """);
        Assert.Equal("5 1 2", _projects.Dotnet("run", "--project", "Exchange").Trim());
    }
}
