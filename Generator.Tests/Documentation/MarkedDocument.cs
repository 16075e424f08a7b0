using System.Text.RegularExpressions;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>A text by hand with parts that are written from tables: between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
internal sealed partial class MarkedDocument(string text)
{
    /// <summary>The names of the written parts, in order.</summary>
    public IReadOnlyList<string> Parts => [.. Part().Matches(text).Select(static match => match.Groups["name"].Value)];

    /// <summary>Where the written parts are.</summary>
    public IReadOnlyList<Range> Places => [.. Part().Matches(text).Select(static match => match.Index..(match.Index + match.Length))];

    /// <summary>The text with its parts written anew.</summary>
    /// <param name="write">Writes the part of a name.</param>
    public string With(Func<string, string> write) => Part().Replace(
        text,
        match => $"{match.Groups["open"].Value}\n{write(match.Groups["name"].Value)}\n\n{match.Groups["close"].Value}");

    [GeneratedRegex("(?<open><!-- (?<name>[a-z-]+) -->\n).*?(?<close><!-- end -->)", RegexOptions.Singleline)]
    private static partial Regex Part();
}
