using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>A page of the documentation: its blocks of code, its links, and what can be linked to in it.</summary>
internal sealed partial class Page
{
    // Headings get the names that GitHub gives them.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private readonly MarkdownDocument _document;

    private readonly string _text;

    private readonly IReadOnlyList<Range> _written;

    private Page(string path, string text)
    {
        Path = path;
        _text = text;
        _document = Markdig.Markdown.Parse(_text, Pipeline);
        _written = new MarkedDocument(_text).Places;
        Blocks = [.. _document.Descendants().Select(BlockOf).OfType<PageBlock>()];
    }

    /// <summary>All pages there are, by their places in the repository.</summary>
    public static IReadOnlyList<string> Paths { get; } = [.. In(""), .. In("docs"), .. In("docs/diagnostics")];

    /// <summary>Its place in the repository.</summary>
    public string Path { get; }

    /// <summary>Its blocks of code in order, but for those in parts that are written from tables, whose tests are others.</summary>
    public IReadOnlyList<PageBlock> Blocks { get; }

    /// <summary>Where its links and pictures lead.</summary>
    public IEnumerable<string> Links => _document.Descendants<LinkInline>().Select(static link => link.Url ?? "");

    /// <summary>Code within its sentences.</summary>
    public IEnumerable<string> InlineCode => _document.Descendants<CodeInline>().Select(static code => code.Content);

    /// <summary>What a link can name behind a <c>#</c>: headings and anchors.</summary>
    public IEnumerable<string> Places =>
    [
        .. _document.Descendants<HeadingBlock>().Select(static heading => heading.TryGetAttributes()?.Id ?? ""),
        .. Anchor().Matches(_text).Select(static anchor => anchor.Groups[1].Value),
    ];

    /// <summary>Reads a page.</summary>
    public static Page Read(string path) => Of(path, File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)));

    /// <summary>A text as a page.</summary>
    public static Page Of(string path, string text) => new(path, text);

    private static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), "*.md")
        .Select(static path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private PageBlock? BlockOf(MarkdownObject node) => node switch
    {
        _ when IsWritten(node) => null,
        FencedCodeBlock fenced => new(Path, fenced.Line + 2, fenced.Info is { Length: > 0 } language ? language : "none", fenced.Arguments ?? "", fenced.Lines.ToString()),
        CodeBlock indented => new(Path, indented.Line + 1, "", "", indented.Lines.ToString()),
        HtmlBlock { Type: HtmlBlockType.Comment } comment when Hidden().Match(comment.Lines.ToString()) is { Success: true } hidden =>
            new(Path, comment.Line + 2, "csharp", "", hidden.Groups[1].Value),
        _ => null,
    };

    private bool IsWritten(MarkdownObject node) => _written.Any(part => part.Start.Value <= node.Span.Start && node.Span.Start < part.End.Value);

    [GeneratedRegex("<a id=\"([^\"]+)\"></a>")]
    private static partial Regex Anchor();

    [GeneratedRegex("^<!-- csharp\n(.*)\n-->$", RegexOptions.Singleline)]
    private static partial Regex Hidden();
}
