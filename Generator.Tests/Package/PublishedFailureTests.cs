using System.Diagnostics;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>A failed pass in programs that are trimmed or compiled ahead of time: it reaches the caller as it does under the JIT.</summary>
[Collection(Side.Processes)]
public sealed class PublishedFailureTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public PublishedFailureTests()
    {
        _project.Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Repository.Root}/Runtime/bin/{Repository.Configuration}/net10.0/Surrogates.dll" />
                <PackageReference Include="TorchSharp" Version="{Repository.PackageVersion("TorchSharp")}" />
                <PackageReference Include="libtorch-cpu-linux-x64" Version="{Repository.PackageVersion("libtorch-cpu-linux-x64")}" />
              </ItemGroup>
              <Import Project="{Repository.Root}/Runtime/build/Surrogates.targets" />
            </Project>
            """);
        _project.Write("Program.cs", """
            using Surrogates;
            using Surrogates.Autograd;
            using Surrogates.Functions;
            using TorchSharp;
            using Tensor = TorchSharp.torch.Tensor;

            Func<Tensor, Tensor>[] all = [static leaf => leaf * 2, static leaf => Twice.apply(leaf)];
            foreach (var upstream in all)
            {
                var leaf = torch.ones(2, requires_grad: true);
                Print(() => Function<Failing>.Apply([upstream(leaf)]).sum().backward());
                Print(() => Gradients.Of([Function<Failing>.Apply([upstream(leaf)]).sum()], [leaf]));
                Console.WriteLine(leaf.grad is null);
            }

            static void Print(Action action)
            {
                try
                {
                    action();
                    Console.WriteLine("nothing was thrown");
                }
                catch (Exception exception)
                {
                    Console.WriteLine($"{exception.Message}|{exception.InnerException?.GetType().Name}");
                }
            }

            readonly struct Failing : IFunction
            {
                static Signature IFunction.Signature { get; } = new("App.Failing", ["x"]);

                static void IFunction.Forward<T>(in Batch<T> batch)
                {
                }

                static void IFunction.Backward<T>(in Batch<T> batch) => throw new TimeoutException("gave up");
            }

            sealed class Twice : torch.autograd.SingleTensorFunction<Twice>
            {
                public override string Name => nameof(Twice);

                public override Tensor forward(torch.autograd.AutogradContext context, params object[] inputs) => (Tensor)inputs[0] * 2;

                public override List<Tensor> backward(torch.autograd.AutogradContext context, Tensor gradient) => [gradient * 2];
            }
            """);
    }

    public void Dispose() => _project.Dispose();

    [PublishingFact("microsoft.netcore.app.runtime.linux-x64", "microsoft.net.illink.tasks")]
    public void Trimmed() => Check("-p:PublishTrimmed=true", "--self-contained");

    [PublishingFact("runtime.linux-x64.microsoft.dotnet.ilcompiler", "microsoft.net.illink.tasks")]
    public void CompiledAheadOfTime() => Check("-p:PublishAot=true");

    private void Check(params string[] options)
    {
        const string Caught = "App.Failing: the backward pass failed with TimeoutException: gave up|TimeoutException\n";
        const string Round = Caught + Caught + "True\n";
        _project.Dotnet(["publish", "-c", "Release", "-r", "linux-x64", "-o", _project.PathOf("published"), .. options]);
        using var process = Process.Start(new ProcessStartInfo(_project.PathOf("published", "App")) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((Round + Round, 0), (output, process.ExitCode));
    }
}

/// <summary>A test that publishes a program for Linux, and says so where what it takes is not there: nothing is downloaded for it.</summary>
internal sealed class PublishingFactAttribute : FactAttribute
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    public PublishingFactAttribute(params string[] packages)
    {
        var missing = packages.Where(static package => !Directory.Exists(Path.Combine(Repository.PackageRoot, package)));
        var hasLinker = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(static folder => Linkers.Any(linker => File.Exists(Path.Combine(folder, linker))));
        if (!OperatingSystem.IsLinux() || !hasLinker || missing.Any())
        {
            Skip = $"needs Linux, {string.Join(" or ", Linkers)}, and in the package cache: {string.Join(", ", packages)}";
        }
        else if (Path.GetTempPath().Contains(' ', StringComparison.Ordinal))
        {
            // MSBuild runs the linker by a script there, whose path it does not quote.
            Skip = $"needs a folder for temporary files without spaces, unlike {Path.GetTempPath()}";
        }
    }
}
