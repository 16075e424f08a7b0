using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// What the generator and the analyzers make of changed sources, many in one compilation: most of what a single one would take is to look
/// up the same names of the references again.
/// </summary>
internal sealed class MutantBatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly RunOptions Options = new();
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Tested", [], Options.References, Options.CompilationOptions.WithConcurrentBuild(false));

    private readonly IReadOnlyList<Mutant> _mutants;
    private readonly SyntaxTree[] _trees;
    private readonly Compilation _output;
    private readonly GeneratorRunResult _result;
    private readonly TimeSpan _time;

    private MutantBatch(IReadOnlyList<Mutant> mutants)
    {
        _mutants = mutants;
        _trees = [.. mutants.Select(static mutant => CSharpSyntaxTree.ParseText(mutant.Source, Options.ParseOptions, $"Mutant{mutant.Number}.cs"))];
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        _result = CSharpGeneratorDriver.Create([new SurrogateGenerator().AsSourceGenerator()], parseOptions: Options.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Empty.AddSyntaxTrees(_trees), out _output, out _)
            .GetRunResult().Results.Single();

        // On a busy machine it waits; beside other batches the process computes more than that.
        var computed = Environment.CpuUsage.TotalTime - before;
        _time = computed < watch.Elapsed ? computed : watch.Elapsed;
    }

    /// <summary>What is wrong with what they make of them.</summary>
    /// <param name="mutants">The sources.</param>
    /// <param name="isAnalyzed">Whether the analyzers look at them too.</param>
    public static IReadOnlyList<Mistake> Check(IReadOnlyList<Mutant> mutants, bool isAnalyzed)
    {
        var mistakes = new MutantBatch(mutants).Mistakes(isAnalyzed).ToList();
        if (mistakes.Count == 0 || mutants.Count == 1)
        {
            return mistakes;
        }

        // Whose they are; if it takes several, all of these. Only one that takes long by itself is slow.
        var half = mutants.Count / 2;
        Mistake[] ofHalves = [.. Check([.. mutants.Take(half)], isAnalyzed), .. Check([.. mutants.Skip(half)], isAnalyzed)];
        return ofHalves.Length > 0 ? ofHalves : [.. mistakes.Where(static mistake => mistake.Kind != Mistake.Time)];
    }

    private IEnumerable<Mistake> Mistakes(bool isAnalyzed)
    {
        if (_result.Exception is { } exception)
        {
            return [Wrong("CS8785 " + exception.GetType().Name, exception.ToString())];
        }

        var diagnostics = _output.GetDiagnostics();
        return
        [
            .. InGeneratedCode(diagnostics).Select(diagnostic => Wrong(diagnostic.Id, $"In generated code: {diagnostic}")),
            .. (isAnalyzed ? Failures() : []).Select(failure => Wrong("AD0001 " + failure.GetType().Name, failure.ToString())),
            .. Slow(),
            .. Silent(diagnostics).Select(method => Wrong("silence", $"There is neither code nor an error: {method}")),
        ];
    }

    private IEnumerable<Diagnostic> InGeneratedCode(ImmutableArray<Diagnostic> diagnostics)
    {
        var generated = _result.GeneratedSources.Select(static file => file.SyntaxTree).ToHashSet();
        return diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden && diagnostic.Location.SourceTree is { } tree && generated.Contains(tree));
    }

    private IEnumerable<Mistake> Slow()
    {
        if (_time > Patience)
        {
            yield return Wrong(Mistake.Time, $"It took {_time.TotalSeconds:F1} s.");
        }
    }

    private List<Exception> Failures()
    {
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        _ = _output.WithAnalyzers([new LostGradientAnalyzer(), new GradientCheckAnalyzer()], options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return failures;
    }

    // Annotated methods that have no code, and no error in their file. A method that throws was not generated either.
    private IEnumerable<IMethodSymbol> Silent(ImmutableArray<Diagnostic> diagnostics)
    {
        var withErrors = _result.Diagnostics.Concat(diagnostics)
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(static diagnostic => diagnostic.Location.SourceTree)
            .ToHashSet();
        return _trees.Where(tree => !withErrors.Contains(tree)).SelectMany(Missing);
    }

    private IEnumerable<IMethodSymbol> Missing(SyntaxTree tree)
    {
        var model = _output.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(syntax => model.GetDeclaredSymbol(syntax))
            .OfType<IMethodSymbol>()
            .Where(static method => method.PartialDefinitionPart is null
                && method.GetAttributes().Any(static data => data.AttributeClass?.ToDisplayString() == "Surrogates.SurrogateAttribute")
                && method.PartialImplementationPart?.DeclaringSyntaxReferences.Any(static syntax => syntax.GetSyntax().ToString().Contains("NotSupportedException", StringComparison.Ordinal)) != false);
    }

    private Mistake Wrong(string kind, string found) => new(_mutants[0].Number, kind, found, string.Join("\n\n", _mutants.Select(static mutant => mutant.Source)));
}

/// <summary>Something that must not be.</summary>
/// <param name="Number">The mutant, the first if it takes several.</param>
/// <param name="Kind">What is alike of each mistake that has the same cause.</param>
/// <param name="Found">What was found.</param>
/// <param name="Source">In which sources.</param>
internal sealed record Mistake(int Number, string Kind, string Found, string Source)
{
    public const string Time = "time";

    public override string ToString() => $"Mutant {Number}: {Found}\n\n{Source}";
}
