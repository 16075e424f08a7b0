using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator.Analyzers;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>What the generator and the analyzers make of changed source. The references are read once for all of it.</summary>
internal sealed class Mutant
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly RunOptions Options = new();
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create("Tested", [], Options.References, Options.CompilationOptions);

    private readonly GeneratorRunResult _result;
    private readonly Compilation _output;
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private Mutant(string source)
    {
        var input = Empty.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Options.ParseOptions, "Source.cs"));
        var driver = CSharpGeneratorDriver.Create([new SurrogateGenerator().AsSourceGenerator()], parseOptions: Options.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(input, out _output, out _);
        _result = driver.GetRunResult().Results.Single();
    }

    /// <summary>What is wrong with what they make of it, and of which kind; null if nothing is.</summary>
    public static (string Kind, string Found)? Check(string source)
    {
        var mutant = new Mutant(source);
        return mutant.Wrong().FirstOrDefault() is var (kind, wrong) && kind is not null
            ? (kind, $"{wrong}\n\n{source}\n\n{string.Join("\n", mutant._result.GeneratedSources.Select(static file => file.SourceText))}")
            : null;
    }

    private IEnumerable<(string Kind, string Found)> Wrong()
    {
        if (_result.Exception is { } exception)
        {
            yield return ("CS8785 " + exception.GetType().Name, exception.ToString());
            yield break;
        }

        foreach (var diagnostic in InGeneratedCode())
        {
            yield return (diagnostic.Id, $"In generated code: {diagnostic}");
        }

        foreach (var failure in Failures())
        {
            yield return ("AD0001 " + failure.GetType().Name, failure.ToString());
        }

        if (_watch.Elapsed > Patience)
        {
            yield return ("time", $"It took {_watch.Elapsed.TotalSeconds:F1} s.");
        }

        if (IsMissingSomething() && !Errors().Any())
        {
            yield return ("silence", "There is neither code nor an error.");
        }
    }

    private IEnumerable<Diagnostic> InGeneratedCode() => _result.GeneratedSources
        .SelectMany(file => _output.GetSemanticModel(file.SyntaxTree).GetDiagnostics())
        .Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);

    private List<Exception> Failures()
    {
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        _ = _output.WithAnalyzers([new LostGradientAnalyzer(), new GradientCheckAnalyzer()], options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return failures;
    }

    // A method that throws was not generated either.
    private bool IsMissingSomething()
    {
        var tree = _output.SyntaxTrees.First();
        var model = _output.GetSemanticModel(tree);
        return _result.GeneratedSources.Any(static file => file.SourceText.ToString().Contains("NotSupportedException", StringComparison.Ordinal))
            || tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Select(syntax => model.GetDeclaredSymbol(syntax))
                .OfType<IMethodSymbol>()
                .Any(static method => method.PartialImplementationPart is null && method.PartialDefinitionPart is null
                    && method.GetAttributes().Any(static data => data.AttributeClass?.ToDisplayString() == "Surrogates.SurrogateAttribute"));
    }

    private IEnumerable<Diagnostic> Errors() => _result.Diagnostics.Concat(_output.GetDiagnostics()).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
