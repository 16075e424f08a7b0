using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Architecture;

/// <summary>The rooms of a project, and which of them know which: read from what its names mean, since a nested namespace needs no using.</summary>
internal sealed class Rooms
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading;";

    private readonly string _root;
    private readonly IReadOnlyList<string> _names;

    private Rooms(string root, IReadOnlyList<string> names)
    {
        _root = root;
        _names = names;
    }

    /// <summary>The edges of a project, or of several that share a root, each with a place that makes it.</summary>
    /// <param name="folders">The folders of the projects.</param>
    /// <param name="root">Their root namespace.</param>
    /// <param name="names">The rooms, by their namespaces below the root.</param>
    public static IReadOnlyDictionary<(string From, string To), string> EdgesOf(IReadOnlyList<string> folders, string root, IReadOnlyList<string> names)
    {
        var rooms = new Rooms(root, names);
        var edges = new Dictionary<(string From, string To), string>();
        var compilation = Compile(folders);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null
                    && rooms.Of(model.GetEnclosingSymbol(name.SpanStart)) is { } from
                    && rooms.Of(Meaning(model, name)) is { } to
                    && from != to)
                {
                    edges.TryAdd((from, to), $"{Path.GetRelativePath(Repository.Root, tree.FilePath)}: {name}");
                }
            }
        }

        return edges;
    }

    /// <summary>The folders of source below a folder, as namespaces are named after them.</summary>
    public static IEnumerable<string> FoldersOf(string folder) => SourceFiles(folder).Select(file => Path.GetDirectoryName(Path.GetRelativePath(folder, file))!.Replace(Path.DirectorySeparatorChar, '.')).Distinct();

    public static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj" or "build"));

    private static CSharpCompilation Compile(IReadOnlyList<string> folders) => CSharpCompilation.Create(
        "Rooms",
        [Parse(ImplicitUsings, ""), .. folders.SelectMany(SourceFiles).Select(static file => Parse(File.ReadAllText(file), file))],
        References.OfProcess,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path);

    private static ISymbol? Meaning(SemanticModel model, SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    // The innermost room: Reading.Models before Reading.
    private string? Of(ISymbol? symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        if (type?.ContainingAssembly?.Name != "Rooms" || type.ContainingNamespace.ToDisplayString() is not { } space || !(space + ".").StartsWith(_root + ".", StringComparison.Ordinal))
        {
            return null;
        }

        var below = space.Length > _root.Length ? space[(_root.Length + 1)..] : "";
        return _names.Where(name => below == name || name.Length == 0 || below.StartsWith(name + ".", StringComparison.Ordinal)).MaxBy(static name => name.Length);
    }
}
