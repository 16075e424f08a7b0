using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Surrogates.Generator.Analyzers;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>Source as an editor has it: with the generator, the analyzer, and what fixes the code that the analyzer finds.</summary>
internal sealed class EditedSolution
{
    private static readonly AnalyzerFileReference Generator = new(typeof(SurrogateGenerator).Assembly.Location, new LoadedAssembly());

    private readonly Solution _solution;

    private EditedSolution(Solution solution) => _solution = solution;

    private Project Project => _solution.Projects.Single();

    public static EditedSolution Of(params string[] sources)
    {
        var options = new RunOptions();
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Create(),
            "Tested",
            "Tested",
            LanguageNames.CSharp,
            compilationOptions: options.CompilationOptions.WithSyntaxTreeOptionsProvider(null),
            parseOptions: options.ParseOptions,
            metadataReferences: options.References,
            analyzerReferences: [Generator]);
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(project);
        for (var i = 0; i < sources.Length; i++)
        {
            var name = i == 0 ? "Source.cs" : $"Source{i + 1}.cs";
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), name, SourceText.From(sources[i]), filePath: name);
        }

        return new EditedSolution(solution);
    }

    /// <summary>The texts of the files.</summary>
    public async Task<string[]> Texts()
    {
        var texts = new List<string>();
        foreach (var document in Project.Documents)
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return [.. texts];
    }

    /// <summary>What the analyzer reports, in the order of the files.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnostics()
    {
        var compilation = (await Project.GetCompilationAsync())!;
        var reported = await compilation.WithAnalyzers([new LostGradientAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. reported.OrderBy(static d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start)];
    }

    /// <summary>What the compiler reports above hidden.</summary>
    public async Task<IReadOnlyList<Diagnostic>> CompilerDiagnostics() =>
        [.. (await Project.GetCompilationAsync())!.GetDiagnostics().Where(static d => d.Severity > DiagnosticSeverity.Hidden)];

    /// <summary>What the generator reports.</summary>
    public async Task<IReadOnlyList<Diagnostic>> GeneratorDiagnostics()
    {
        var compilation = (await Project.GetCompilationAsync())!;
        var written = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(static tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)));
        return CSharpGeneratorDriver.Create(new SurrogateGenerator()).RunGenerators(written).GetRunResult().Diagnostics;
    }

    /// <summary>The code as an assembly that is unloaded when nothing refers to it any more.</summary>
    public async Task<Assembly> Load()
    {
        using var image = new MemoryStream();
        var emitted = (await Project.GetCompilationAsync())!.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext("Tested", isCollectible: true).LoadFromStream(image);
    }

    /// <summary>What is offered for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> Actions(CodeFixProvider provider, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(
            _solution.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    public async Task<EditedSolution> Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return new EditedSolution(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution);
    }

    /// <summary>The changes of one kind made for all diagnostics at once.</summary>
    public async Task<EditedSolution> ApplyAll(CodeFixProvider provider, string key)
    {
        var context = new FixAllContext(
            Project.Documents.First(), provider, FixAllScope.Solution, key, provider.FixableDiagnosticIds, new Reported(await Diagnostics()), CancellationToken.None);
        var action = await provider.GetFixAllProvider()!.GetFixAsync(context);
        return await Apply(action ?? throw new XunitException("Nothing is offered for all."));
    }

    private sealed class Reported(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }

    private sealed class LoadedAssembly : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => typeof(SurrogateGenerator).Assembly;
    }
}
