using System.Text.Json;
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
        _projects.Write("Older/Older.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net8.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                {PackedLibrary.Reference}
              </ItemGroup>
            </Project>
            """);
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
        _projects.Write("Usings/Usings.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                {property}
              </PropertyGroup>
              <ItemGroup>
                {PackedLibrary.Reference}
              </ItemGroup>
            </Project>
            """);
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
}
