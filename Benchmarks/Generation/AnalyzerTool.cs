using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Surrogates.Benchmarks.Generation;

/// <summary>An analyzer at work on a project and on what the generator wrote for it, with all that the compiler does for an analyzer.</summary>
internal sealed class AnalyzerTool(string name, DiagnosticAnalyzer analyzer) : Tool(name)
{
    // What the compiler reports where an analyzer throws.
    private const string Failure = "AD0001";

    private GeneratorDriver _driver = Compiler.Driver();

    public override Timing Whole(string what, CSharpCompilation compilation)
    {
        var analysis = Analysis(compilation);
        return Measure(what, () => analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None));
    }

    // An editor asks about the files that are open: here the one that was edited.
    public override Timing AfterEdit(string what, CSharpCompilation compilation, SyntaxTree file)
    {
        var analysis = Analysis(compilation);
        return Measure(what, () => analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(file), filterSpan: null, CancellationToken.None));
    }

    private CompilationWithAnalyzers Analysis(CSharpCompilation compilation)
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return output.WithAnalyzers(
            [analyzer],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
    }

    private static Timing Measure(string what, Func<Task<ImmutableArray<Diagnostic>>> analyze)
    {
        ImmutableArray<Diagnostic> diagnostics = [];
        var timing = ProcessorTime.Measure(what, () => diagnostics = analyze().GetAwaiter().GetResult());
        return timing with { Error = diagnostics.FirstOrDefault(static diagnostic => diagnostic.Id == Failure)?.Id };
    }
}
