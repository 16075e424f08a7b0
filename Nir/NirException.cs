namespace Surrogates.Exchange;

/// <summary>
/// What is wrong with a NIR file, a graph, or a module that is to become one: the message names the file and the node, and what was expected.
/// </summary>
public sealed class NirException : Exception
{
    /// <summary>Describes what is wrong.</summary>
    /// <param name="reason">What was found, and what was expected.</param>
    /// <param name="node">The node, as a path of names in nested graphs; null where none is to blame.</param>
    /// <param name="file">The file; null where there is none.</param>
    /// <param name="innerException">What was thrown by what read or wrote the file, if it was that.</param>
    public NirException(string reason, string? node = null, string? file = null, Exception? innerException = null)
        : base(Text(reason, node, file), innerException)
    {
        Reason = reason;
        Node = string.IsNullOrEmpty(node) ? null : node;
        File = file;
    }

    /// <summary>The node, as a path of names in nested graphs; null where none is to blame.</summary>
    public string? Node { get; }

    /// <summary>The file; null where there is none.</summary>
    public string? File { get; }

    /// <summary>What was found and expected, without the file and the node.</summary>
    internal string Reason { get; }

    /// <summary>The same of a file.</summary>
    internal NirException In(string file) => new(Reason, Node, file, InnerException);

    /// <summary>The same of a node.</summary>
    internal NirException At(string node) => new(Reason, node, File, InnerException);

    private static string Text(string reason, string? node, string? file) =>
        (file is null ? "" : $"{file}: ") + (string.IsNullOrEmpty(node) ? "" : $"node '{node}': ") + reason;
}
