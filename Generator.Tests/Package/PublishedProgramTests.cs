using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Package;

/// <summary>Programs on the packages that are trimmed, in a single file, or compiled ahead of time: what an op gives, and a failed pass, reach the caller as under the JIT.</summary>
[Collection(Side.Packages)]
public sealed class PublishedProgramTests
{
    private readonly TemporaryProject _projects;

    public PublishedProgramTests(PackedLibrary library)
    {
        _projects = library.Projects;
        library.WriteProject(
            "Published/Published.csproj",
            """
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <SurrogatesStaticUsings>true</SurrogatesStaticUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            """,
            PackedLibrary.Reference,
            PackedLibrary.LibtorchReference);
        _projects.Write("Published/Program.cs", """
            using Surrogates.Autograd;
            using Surrogates.Functions;
            using TorchSharp;
            using Tensor = TorchSharp.torch.Tensor;

            // Three neurons over two steps: an op of the package's generator, and its gradient.
            var current = torch.tensor([0.5f, 1.5f, 0.25f, 0.8f, 1.5f, 0.25f], [2, 3], requires_grad: true);
            using var lif = new Lif(beta: 0.5);
            lif.call(current).sum().backward();
            Console.WriteLine($"{lif.call(current).sum().item<float>()} {current.grad!.ne(0).all().item<bool>()}");

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

            [Neuron(NeuronModel.Leaky, ATan)]
            sealed partial class Lif;

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

    [PublishingFact("microsoft.netcore.app.runtime.linux-x64", "microsoft.net.illink.tasks")]
    public void TrimmedInASingleFile() => Check("-p:PublishTrimmed=true", "-p:PublishSingleFile=true", "--self-contained");

    [PublishingFact("runtime.linux-x64.microsoft.dotnet.ilcompiler", "microsoft.net.illink.tasks")]
    public void CompiledAheadOfTime() => Check("-p:PublishAot=true");

    private void Check(params string[] options)
    {
        const string Caught = "App.Failing: the backward pass failed with TimeoutException: gave up|TimeoutException\n";
        const string Round = Caught + Caught + "True\n";
        var folder = _projects.PathOf("published");
        var log = _projects.Dotnet(["publish", "Published", "-c", "Release", "-r", "linux-x64", "-o", folder, .. options]);
        Assert.DoesNotContain("SURR903", log, StringComparison.Ordinal);
        // What trimming and compiling say of TorchSharp is TorchSharp's.
        Assert.DoesNotContain(log.Split('\n'), static line => line.Contains("warning IL", StringComparison.Ordinal) && line.Contains("Surrogates", StringComparison.Ordinal));
        var (exitCode, output) = _projects.Run(Path.Combine(folder, "Published"), []);
        Assert.Equal(("3 True\n" + Round + Round, 0), (output, exitCode));
        Directory.Delete(folder, recursive: true);
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
