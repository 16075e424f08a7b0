using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>Each page of a diagnostic shows an example that has it, and no other, and how it is written without any.</summary>
public sealed class DiagnosticPageTests
{
    private static readonly string[] Paths = [.. Page.Paths.Where(static path => Path.GetFileName(path).StartsWith("SURR", StringComparison.Ordinal))];

    // All pages in one compilation, each in a namespace of its own.
    private static readonly Lazy<ILookup<string, string>> Reported = new(static () => Found(GeneratorRun.Broken([.. Programs(Example)])));

    private static readonly Lazy<ILookup<string, string>> ReportedOfFixes = new(static () => Found(GeneratorRun.Of([.. Programs(Fix)])));

    public static TheoryData<string> Pages => [.. Paths.Where(static path => !IsOfAProject(path))];

    // The build warns of a missing libtorch, not the compiler: PackedProjectTests has that page.
    public static TheoryData<string> PagesOfProjects => [.. Paths.Where(static path => IsOfAProject(path) && !path.EndsWith("SURR903.md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void TheExampleHasTheDiagnostic(string path) => Assert.Equal([Path.GetFileNameWithoutExtension(path)], Reported.Value[path].Distinct());

    [Theory]
    [MemberData(nameof(Pages))]
    public void TheFixHasNone(string path)
    {
        Assert.NotEmpty(Fix(path));
        Assert.Empty(ReportedOfFixes.Value[path]);
    }

    /// <summary>What is wrong with a project is shown in its file.</summary>
    [Theory]
    [MemberData(nameof(PagesOfProjects))]
    public void AProjectHasTheDiagnosticUntilItIsMended(string path)
    {
        Assert.Equal([Path.GetFileNameWithoutExtension(path)], In(Example(path)));
        Assert.Empty(In(Fix(path)));

        static IEnumerable<string> In(IEnumerable<PageBlock> blocks) =>
            GeneratorRun.Of(Options(Assert.Single(blocks).Code), Harness.Sources.Ops("[Surrogate(Step)]\npublic static partial Tensor Spike(Tensor x);")).Diagnostics.Select(static diagnostic => diagnostic.Id);
    }

    private static bool IsOfAProject(string path) => Page.Read(path).Blocks.Any(static block => block.Language == "xml");

    private static IEnumerable<string> Programs(Func<string, IEnumerable<PageBlock>> part) => Paths.Where(static path => !IsOfAProject(path))
        .SelectMany(path => PageProgram.Of(Path.GetFileNameWithoutExtension(path), part(path)).Sources);

    private static IEnumerable<PageBlock> Example(string path) => Page.Read(path).Blocks.Where(block => IsCode(block) && block.Line < LineOfFix(path));

    private static IEnumerable<PageBlock> Fix(string path) => Page.Read(path).Blocks.Where(block => IsCode(block) && block.Line > LineOfFix(path));

    private static bool IsCode(PageBlock block) => block.Language is "csharp" or "xml";

    private static int LineOfFix(string path) => 1 + Array.IndexOf(File.ReadAllLines(Path.Combine(Repository.Root, path)), "## Fix");

    private static ILookup<string, string> Found(GeneratorRun run) => run.Diagnostics
        .Concat(run.Output.WithAnalyzers([new LostGradientAnalyzer(), new GradientCheckAnalyzer()]).GetAnalyzerDiagnosticsAsync().Result)
        .ToLookup(static diagnostic => diagnostic.Location.GetMappedLineSpan().Path, static diagnostic => diagnostic.Id);

    private static RunOptions Options(string project)
    {
        var elements = XElement.Parse($"<Project>{project}</Project>").Elements().ToArray();
        return new RunOptions
        {
            Expected = Expected.Broken,
            LanguageVersion = elements.FirstOrDefault(static element => element.Name == "LangVersion") is { } language && LanguageVersionFacts.TryParse(language.Value, out var version) ? version : LanguageVersion.Default,
            WithoutReferences = [.. elements.Where(static element => (string?)element.Attribute("ExcludeAssets") == "compile").Select(static element => (string)element.Attribute("Include")!)],
        };
    }
}
