using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Surrogates.Generator.Reading.Sources;

/// <summary>
/// What was read of nodes, for as long as they mean the same: an edit makes the compiler forget what every name of a project stands for,
/// and a thousand methods would be read again for a keystroke in the body of another one.
/// </summary>
/// <typeparam name="T">What is read. It must not hold on to a compilation.</typeparam>
internal sealed class ReadingMemory<T>
{
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<TextSpan, Entry>> _files = new();

    /// <summary>What is read of a node: what was read before, if nothing that it depends on is another one.</summary>
    /// <param name="node">The node.</param>
    /// <param name="compilation">The compilation that it is in.</param>
    /// <param name="read">Reads it, and says which files the reading depends on, its own aside.</param>
    public T Recall(SyntaxNode node, Compilation compilation, Func<ProjectSource, (T Value, IEnumerable<SyntaxTree> Files)> read)
    {
        var entries = _files.GetValue(node.SyntaxTree, static _ => new());
        var surroundings = Surroundings.Of(compilation);
        if (entries.TryGetValue(node.Span, out var entry) && entry.Surroundings.Equals(surroundings) && Array.TrueForAll(entry.Files, compilation.ContainsSyntaxTree))
        {
            return entry.Value;
        }

        var source = new ProjectSource(compilation);
        var (value, files) = read(source);
        entries[node.Span] = new Entry(surroundings, [.. source.Read.Concat(files).Where(compilation.ContainsSyntaxTree).Distinct()], value);
        return value;
    }

    private sealed record Entry(Surroundings Surroundings, SyntaxTree[] Files, T Value);
}
