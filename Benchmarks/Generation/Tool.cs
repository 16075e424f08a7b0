using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Surrogates.Generator;

namespace Surrogates.Benchmarks.Generation;

/// <summary>What works on a project at every keystroke: the generator, or one analyzer. It remembers what it did before.</summary>
internal abstract class Tool(string name)
{
    public string Name { get; } = name;

    /// <summary>The generator, the analyzers that are in its assembly whatever they are called, and one that does nothing.</summary>
    public static IReadOnlyList<Tool> All { get; } =
    [
        new GeneratorTool(),
        .. typeof(SurrogateGenerator).Assembly.GetExportedTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => new AnalyzerTool(type.Name, (DiagnosticAnalyzer)Activator.CreateInstance(type)!)),
        new AnalyzerTool(IdleAnalyzer.Name, new IdleAnalyzer()),
    ];

    /// <summary>Works on a project from nothing.</summary>
    public abstract Timing Whole(string what, CSharpCompilation compilation);

    /// <summary>Works on what became of the last project by the edit of a file.</summary>
    public abstract Timing AfterEdit(string what, CSharpCompilation compilation, SyntaxTree file);
}
