using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Surrogates.Benchmarks.Generation;

/// <summary>
/// A project in an editor: files with annotated methods, a file of helpers that they share, and files without annotations. An edit parses
/// one file anew; the others keep their trees, and with them all that is known of them.
/// </summary>
internal sealed class MeasuredProject
{
    private const int PlainFiles = 20;

    private readonly int _annotated;
    private readonly SyntaxTree[] _trees;

    /// <param name="annotated">The number of files with annotated methods, of <see cref="ProjectFiles.MethodsOfAFile"/> each.</param>
    public MeasuredProject(int annotated)
    {
        _annotated = annotated;
        _trees =
        [
            .. Enumerable.Range(0, annotated).Select(static file => Compiler.Parse($"Ops{file}.cs", ProjectFiles.Annotated(file, 0))),
            Compiler.Parse("Neurons.cs", ProjectFiles.Helpers),
            .. Enumerable.Range(0, PlainFiles).Select(static file => Compiler.Parse($"Plain{file}.cs", ProjectFiles.Plain(file, 0))),
        ];
    }

    /// <summary>The project from nothing: no tree has been looked at.</summary>
    public CSharpCompilation Compile() => Compiler.Compile(_trees);

    /// <summary>Changes the body of a method in a file without annotations, to another text for each <paramref name="edit"/>.</summary>
    public (CSharpCompilation Compilation, SyntaxTree File) EditPlain(CSharpCompilation before, int edit) =>
        Edit(before, _annotated + 1 + (PlainFiles / 2), ProjectFiles.Plain(PlainFiles / 2, edit));

    /// <summary>Changes a number in the scalar method of one op, to another one for each <paramref name="edit"/>.</summary>
    public (CSharpCompilation Compilation, SyntaxTree File) EditOp(CSharpCompilation before, int edit) =>
        Edit(before, _annotated / 2, ProjectFiles.Annotated(_annotated / 2, edit));

    private static (CSharpCompilation Compilation, SyntaxTree File) Edit(CSharpCompilation before, int index, string text)
    {
        var old = before.SyntaxTrees[index];
        var edited = old.WithChangedText(SourceText.From(text));
        return (before.ReplaceSyntaxTree(old, edited), edited);
    }
}
