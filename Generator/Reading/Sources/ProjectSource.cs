using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Reading.Sources;

/// <summary>The source of a project, as readers see it: it knows which files were read, and not only what they declare.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class ProjectSource(Compilation compilation)
{
    private readonly HashSet<SyntaxTree> _read = [];

    /// <summary>The files of which bodies or initialisers were read.</summary>
    public IEnumerable<SyntaxTree> Read => _read;

    /// <summary>A type by its full name; null if there is none, or more than one.</summary>
    public INamedTypeSymbol? FindType(string name) => compilation.GetTypeByMetadataName(name);

    /// <summary>Whether a file belongs to the project. An editor has the source of the other projects of a solution as well, but a build has not.</summary>
    public bool Contains(SyntaxTree tree) => compilation.ContainsSyntaxTree(tree);

    /// <summary>What the text of a file means; it counts as read from here on.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
    {
        _read.Add(tree);
        return compilation.GetSemanticModel(tree);
    }
}
