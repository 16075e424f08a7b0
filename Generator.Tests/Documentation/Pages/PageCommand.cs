using System.Text.RegularExpressions;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>A command of dotnet on a page.</summary>
internal sealed partial class PageCommand(string text)
{
    private readonly string[] _words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Those in blocks and those in sentences.</summary>
    public static IReadOnlyList<PageCommand> All { get; } =
    [
        .. Page.Paths.Select(Page.Read)
            .SelectMany(static page => page.Blocks.Where(static block => block.Language is "sh" or "").SelectMany(static block => block.Code.Split('\n')).Concat(page.InlineCode))
            .Select(static line => Command().Match(line)).Where(static match => match.Success).Select(static match => new PageCommand(match.Groups[1].Value)),
    ];

    /// <summary>What dotnet is to do.</summary>
    public string Verb => _words[1];

    /// <summary>The project of the repository that is run.</summary>
    public string? Project => Behind("--project");

    /// <summary>Which tests are run.</summary>
    public string? Filter => Behind("--filter");

    /// <summary>The package that is added.</summary>
    public string? Package => Verb == "add" ? Behind("package") : null;

    /// <summary>Its version.</summary>
    public string? Version => Behind("--version");

    /// <summary>Files of the repository.</summary>
    public IEnumerable<string> Files => _words.Where(static word => word.EndsWith("docfx.json", StringComparison.Ordinal));

    /// <summary>What the program gets.</summary>
    public string[] ProgramArguments => [.. _words.SkipWhile(static word => word != "--").Skip(1)];

    public override string ToString() => text;

    private string? Behind(string option) => Array.IndexOf(_words, option) is >= 0 and var place ? _words[place + 1] : null;

    // Variables of the environment may stand before it, and a comment behind it.
    [GeneratedRegex(@"^(?:[A-Z_]+=\S+ )*(dotnet [a-z].*?)(?:\s+# .*)?$")]
    private static partial Regex Command();
}
