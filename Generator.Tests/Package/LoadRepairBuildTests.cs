using System.Security.Cryptography;
using Surrogates.Build;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>The load repair in builds and publications of a project that gets TorchSharp through another project.</summary>
[Collection(Side.Processes)]
public sealed class LoadRepairBuildTests : IDisposable
{
    private readonly TemporaryProject _project = new();
    private readonly byte[] _cached = SHA256.HashData(File.ReadAllBytes(Repository.TorchSharpLibrary));

    public LoadRepairBuildTests()
    {
        _project.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
              </PropertyGroup>
            </Project>
            """);
        _project.Write("Directory.Build.targets", $"""
            <Project>
              <Import Project="{Repository.Root}/Runtime/build/net10.0/Surrogates.targets" />
            </Project>
            """);
        _project.Write("Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="TorchSharp" Version="{Repository.PackageVersion("TorchSharp")}" />
                <PackageReference Include="SharpZipLib" Version="{Repository.PackageVersion("SharpZipLib")}" />
                <PackageReference Include="SkiaSharp" Version="{Repository.PackageVersion("SkiaSharp")}" />
              </ItemGroup>
            </Project>
            """);
        _project.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <!-- It is never run. -->
                <NoWarn>$(NoWarn);SURR903</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Library/Library.csproj" />
              </ItemGroup>
            </Project>
            """);
        _project.Write("App/Program.cs", "System.Console.WriteLine();");
    }

    public void Dispose()
    {
        Assert.Equal(_cached, SHA256.HashData(File.ReadAllBytes(Repository.TorchSharpLibrary)));
        _project.Dispose();
    }

    [LinuxLibraryFact]
    public void BuildRepairsOnceAndCanBeToldNotTo()
    {
        var inOutput = _project.PathOf("App", "bin", "Debug", "net10.0", "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
        var first = _project.Dotnet("build", "App", "-v:n");
        Assert.Equal(VersionNeedOutcome.AlreadyWeak, Outcome(inOutput));
        Assert.DoesNotContain("warning", first.Replace("0 Warning", ""), StringComparison.OrdinalIgnoreCase);

        var repaired = File.GetLastWriteTimeUtc(inOutput);
        var second = _project.Dotnet("build", "App", "-v:n", "--no-restore");
        Assert.Contains("Skipping target \"_SurrogatesRepairTorchSharp\"", second);
        Assert.Equal(repaired, File.GetLastWriteTimeUtc(inOutput));

        _project.Dotnet("build", "App", "--no-restore", "-p:SurrogatesRepairTorchSharp=false");
        Assert.Equal(_cached, SHA256.HashData(File.ReadAllBytes(inOutput)));
        _project.Dotnet("build", "App", "--no-restore");
        Assert.Equal(VersionNeedOutcome.AlreadyWeak, Outcome(inOutput));
    }

    [LinuxLibraryFact]
    public void PublishRepairs()
    {
        _project.Dotnet("publish", "App", "-o", _project.PathOf("portable"));
        Assert.Equal(
            VersionNeedOutcome.AlreadyWeak,
            Outcome(_project.PathOf("portable", "runtimes", "linux-x64", "native", "libLibTorchSharp.so")));

        _project.Dotnet(
            "publish", "App", "-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true", "-o", _project.PathOf("single"));
        Assert.Equal(VersionNeedOutcome.AlreadyWeak, Outcome(_project.PathOf("single", "libLibTorchSharp.so")));
    }

    private static VersionNeedOutcome Outcome(string file) => VersionNeed.Weaken(File.ReadAllBytes(file), out _);
}
