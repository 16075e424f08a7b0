using Surrogates.Generator.Tests.Documentation.Pages;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>Projects that use the packages, and nothing else of this repository.</summary>
[Collection(Side.Packages)]
public sealed class PackedProjectTests(PackedLibrary library)
{
    private const string Missing = "SURR903: The application references no libtorch package for ";

    private readonly TemporaryProject _projects = library.Projects;

    /// <summary>In a folder whose name has a space, the strictest rules of the SDK for the user's code find nothing in what is generated.</summary>
    [Fact]
    public void TheFirstExampleHasNoWarning()
    {
        library.WriteProject(
            "Strict Example/Strict.csproj",
            """
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <SurrogatesPython>../python</SurrogatesPython>
            """,
            PackedLibrary.Reference,
            PackedLibrary.LibtorchReference);
        // The first block of the README, as it stands.
        var example = Page.Read("README.md").Blocks.First(static block => block.Language == "csharp").Code;
        _projects.Write("Strict Example/Program.cs", $$"""
            using TorchSharp;
            using static Surrogates.Hard;
            using static TorchSharp.torch;

            namespace Demo;

            internal static class Program
            {
                private static void Main()
                {
                    using var x = tensor([0.5f, 1.5f], requires_grad: true);
                    using var y = Ops.Ge(x, 1f);
                    using var sum = y.sum();
                    sum.backward();
                    using var total = x.grad!.sum();
                    using var lif = new Lif(tau: 2);
                    using var spikes = lif.call(ones(3, 2));
                    Console.WriteLine($"{sum.item<float>()} {total.item<float>() > 0}");
                }
            }

            internal static partial class Ops
            {
            {{example}}
            }

            [Neuron(NeuronModel.LIF, Shape.ATan)]
            internal sealed partial class Lif;
            """);
        Assert.Contains("1 True", _projects.Dotnet("run", "--project", "Strict Example", "-c", "Release"));
        Assert.True(Directory.Exists(_projects.PathOf("packages", "surrogates")));
        CheckPython();
    }

    /// <summary>An application gets what it needs through a library; where libtorch is missing it is told so, when built and when run.</summary>
    [Fact]
    public void AnApplicationBehindALibrary()
    {
        library.WriteProject(
            "Library/Library.csproj",
            """
            <ImplicitUsings>enable</ImplicitUsings>
            <SurrogatesStaticUsings>true</SurrogatesStaticUsings>
            """,
            PackedLibrary.Reference);
        _projects.Write("Library/Lif.cs", """
            namespace Library;

            [Neuron(NeuronModel.Leaky, ATan)]
            public sealed partial class Lif;
            """);
        WriteApplication("");
        _projects.Write("App/Program.cs", """
            try
            {
                using var layer = new Library.Lif(beta: 0.9);
                Console.WriteLine(layer);
            }
            catch (NotSupportedException e)
            {
                Console.WriteLine(e.Message);
            }
            """);

        Assert.DoesNotContain(Missing, _projects.Dotnet("build", "Library"), StringComparison.Ordinal);
        var build = _projects.Dotnet("build", "App");
        Assert.Contains(Missing, build, StringComparison.Ordinal);
        Assert.Contains(PackedLibrary.LibtorchReference, build, StringComparison.Ordinal);
        // TorchSharp would look into the machine's package cache. What it tried it prints itself.
        var (_, output) = _projects.Run("dotnet", [_projects.PathOf("App", "bin", "Debug", "net10.0", "App.dll")], ("NUGET_PACKAGES", _projects.PathOf("packages")));
        Assert.Contains($"TorchSharp cannot load libtorch. The application has to reference {PackedLibrary.Libtorch} {Repository.PackageVersion(PackedLibrary.Libtorch)}", output, StringComparison.Ordinal);

        Assert.DoesNotContain(Missing, _projects.Dotnet("build", "App", "-p:NoWarn=SURR903"), StringComparison.Ordinal);
        WriteApplication(PackedLibrary.LibtorchReference);
        output = _projects.Dotnet("run", "--project", "App");
        Assert.Equal("Lif(beta=0.9, threshold=1, k=2)", output.Trim());

        // The library of one system is none for another.
        build = _projects.Dotnet("build", "App", "-r", "linux-arm64", "--self-contained", "false", "-p:UseAppHost=false");
        Assert.Contains(Missing + "linux-arm64", build, StringComparison.Ordinal);
        Assert.Contains("TorchSharp has none for linux-arm64", build, StringComparison.Ordinal);
    }

    /// <summary>The page's example is warned of, and its cure is one.</summary>
    [LinuxLibraryFact]
    public void ThePageOfLibtorchIsRight()
    {
        var blocks = Page.Read("docs/diagnostics/SURR903.md").Blocks.Where(static block => block.Language == "xml").ToArray();
        Assert.Equal([true, false], blocks.Select(block =>
        {
            library.WriteProject(
                "Cure/Cure.csproj",
                "<OutputType>Exe</OutputType>",
                block.Code.Replace(typeof(SurrogateAttribute).Assembly.GetName().Version!.ToString(3), PackedLibrary.Version, StringComparison.Ordinal));
            _projects.Write("Cure/Program.cs", "System.Console.WriteLine();");
            return _projects.Dotnet("build", "Cure").Contains(Missing, StringComparison.Ordinal);
        }));
    }

    [Fact]
    public void TestsOfAUser()
    {
        library.WriteProject(
            "UserTests/UserTests.csproj",
            """
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            """,
            PackedLibrary.Reference,
            PackedLibrary.LibtorchReference,
            $"""<PackageReference Include="Microsoft.NET.Test.Sdk" Version="{Repository.PackageVersion("Microsoft.NET.Test.Sdk")}" />""",
            $"""<PackageReference Include="xunit" Version="{Repository.PackageVersion("xunit")}" />""",
            $"""<PackageReference Include="xunit.runner.visualstudio" Version="{Repository.PackageVersion("xunit.runner.visualstudio")}" />""",
            """<Using Include="Xunit" />""");
        _projects.Write("UserTests/OpsTests.cs", """
            using TorchSharp;
            using static Surrogates.Hard;
            using static Surrogates.Shape;

            public static partial class Ops
            {
                [Surrogate(Step, ATan, k: 2)]
                public static partial torch.Tensor Spike(torch.Tensor v, torch.Tensor threshold);
            }

            public class OpsTests
            {
                [Fact]
                public void TheGradientIsThatOfTheStandIn() => Assert.True(Gradients.Check(
                    static x => Ops.Spike(x[0], x[1]),
                    [torch.randn(8, torch.float64, requires_grad: true), torch.ones(1, torch.float64, requires_grad: true)]).IsRight);
            }
            """);
        Assert.Contains("Passed!", _projects.Dotnet("test", "UserTests"), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileIsAProgram()
    {
        _projects.Write("file/spike.cs", $"""
            #:package Surrogates@{PackedLibrary.Version}
            #:package {PackedLibrary.Libtorch}@{Repository.PackageVersion(PackedLibrary.Libtorch)}
            #:property SurrogatesStaticUsings=true
            using static TorchSharp.torch;

            Console.WriteLine(Ops.Spike(arange(3).to(float32), 1f).sum().item<float>());

            static partial class Ops
            {"{"}
                [Surrogate(Step, ATan, k: 2)]
                public static partial Tensor Spike(Tensor v, float threshold);
            {"}"}
            """);
        Assert.Equal("2", _projects.Dotnet("run", "file/spike.cs").Trim());
    }

    private void WriteApplication(string reference) => library.WriteProject(
        "App/App.csproj",
        """
        <OutputType>Exe</OutputType>
        <ImplicitUsings>enable</ImplicitUsings>
        """,
        """<ProjectReference Include="../Library/Library.csproj" />""",
        reference);

    // The modules follow the source: nothing is written again that did not change, and what is gone is taken away.
    private void CheckPython()
    {
        var module = _projects.PathOf("python", "demo", "ops.py");
        Assert.Contains("def ge(x: torch.Tensor, threshold: float) -> torch.Tensor:", File.ReadAllText(module), StringComparison.Ordinal);
        var written = File.GetLastWriteTimeUtc(module);
        Build();
        Assert.Equal(written, File.GetLastWriteTimeUtc(module));

        File.Delete(module);
        Build();
        Assert.True(File.Exists(module));

        var program = _projects.PathOf("Strict Example", "Program.cs");
        File.WriteAllText(program, File.ReadAllText(program).Replace("Ops", "SpikingOps", StringComparison.Ordinal));
        Build();
        Assert.False(File.Exists(module));
        Assert.True(File.Exists(_projects.PathOf("python", "demo", "spiking_ops.py")));

        // The compiler would have no reason to run again.
        Directory.Delete(_projects.PathOf("Strict Example", "obj", "Release", "net10.0", "generated"), recursive: true);
        Build();
        Assert.True(File.Exists(_projects.PathOf("python", "demo", "spiking_ops.py")));

        void Build() => _projects.Dotnet("build", "Strict Example", "-c", "Release", "--no-restore");
    }
}
