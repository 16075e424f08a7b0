using Surrogates.Generator.CodeFixes;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Fixes;

/// <summary>
/// What <c>dotnet format</c> makes of a project. The command looks for all rules before it changes anything, takes them in any order, and
/// misses some of what other fixes have changed around: it is run until it changes nothing.
/// </summary>
[Collection(Side.Processes)]
public sealed class FormatTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public FormatTests() => _project.Write("App.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TorchSharp" Version="{Repository.PackageVersion("TorchSharp")}" />
            <Reference Include="{Built("Runtime", "net10.0", "Surrogates.dll")}" />
            <Analyzer Include="{Built("Generator", "netstandard2.0", "Surrogates.Generator.dll")}" />
            <Analyzer Include="{Built("Generator.CodeFixes", "netstandard2.0", "Surrogates.Generator.CodeFixes.dll")}" />
          </ItemGroup>
        </Project>
        """);

    public void Dispose() => _project.Dispose();

    [FormatFact]
    public void EveryFixIsMadeButThoseOfTheGenerator()
    {
        (string Id, string Before, string After)[] files =
        [
            ("SURR203", Scalar("(System.MathF.Floor(x) + (IsHigh(t) ? 1 : 0)) * (x switch { > 1 => 1f, _ => 0f })"), Scalar("(Surrogate.Floor(x) + Surrogate.StrictStep(t - 0.5f)) * Surrogate.StrictStep(x - 1)")),
            ("SURR208", Scalar("x > 0.5f ? t : 0"), Scalar("t * Surrogate.StrictStep(x - 0.5f)")),
            ("SURR204", Scalar("x * x"), Scalar("x * x").Replace("Tensor x, Tensor t", "Tensor x", StringComparison.Ordinal).Replace("float x, float t", "float x", StringComparison.Ordinal)),
            ("CS1739", Annotated("Step, clip: 1"), Annotated("Step, Clip: 1")),
            ("CS0246", Annotated("Step, soft = true"), Annotated("Step, Soft = true")),
            ("CS1016", Annotated("Step, Soft = true, Clip: 1"), Annotated("Step, Clip: 1, Soft = true")),

            // Generators do not report to the command.
            ("SURR001", Annotated("Step").Replace("partial Tensor F(Tensor x);", "Tensor F(Tensor x) => x;", StringComparison.Ordinal), ""),
            ("SURR002", Annotated("Step").Replace("partial class", "class", StringComparison.Ordinal), ""),
            ("SURR201", Annotated(""), ""),
        ];
        Assert.Equal(
            new PartialCodeFix().FixableDiagnosticIds
                .Concat(new ScalarMethodCodeFix().FixableDiagnosticIds)
                .Concat(new LostGradientCodeFix().FixableDiagnosticIds)
                .Concat(new UnusedOperandCodeFix().FixableDiagnosticIds)
                .Concat(new ArgumentCodeFix().FixableDiagnosticIds)
                .Order(StringComparer.Ordinal),
            files.Select(static file => file.Id).Order(StringComparer.Ordinal));
        foreach (var (id, before, _) in files)
        {
            _project.Write($"{id}.cs", In(id, before));
        }

        _project.Dotnet("restore");
        string[] texts, changed = Texts();
        do
        {
            texts = changed;
            _project.Dotnet(["format", "analyzers", "--no-restore", "--severity", "info", "--diagnostics", .. files.Select(static file => file.Id)]);
            changed = Texts();
        }
        while (!changed.SequenceEqual(texts));

        Assert.Equal(files.Select(static file => In(file.Id, file.After.Length == 0 ? file.Before : file.After)), changed);

        string[] Texts() => [.. files.Select(file => File.ReadAllText(_project.PathOf($"{file.Id}.cs")))];
    }

    private static string Built(string project, string framework, string assembly) =>
        Path.Combine(Repository.Root, project, "bin", Repository.Configuration, framework, assembly);

    private static string In(string space, string members) => $$"""
        using Surrogates;
        using static TorchSharp.torch;
        using static Surrogates.Hard;

        namespace {{space}};

        {{members}}

        """;

    private static string Annotated(string arguments) => $$"""
        internal static partial class Ops
        {
            [Surrogate({{arguments}})]
            internal static partial Tensor F(Tensor x);
        }
        """;

    private static string Scalar(string expression) => $$"""
        internal static partial class Ops
        {
            [Surrogate]
            internal static partial Tensor F(Tensor x, Tensor t);

            private static float F(float x, float t) => {{expression}};

            private static bool IsHigh(float v) => v > 0.5f;
        }
        """;
}
