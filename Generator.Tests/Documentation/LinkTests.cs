using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>Every link within the documentation leads to a file and, where it names one, to a heading or an entry in it.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLeadSomewhere(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        var links = Link().Matches(CodeBlock().Replace(File.ReadAllText(path), "")).Select(static link => link.Groups[1].Value)
            .Where(static link => !link.StartsWith("http", StringComparison.Ordinal));
        Assert.All(links, link =>
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path)!, parts[0]);
            Assert.True(File.Exists(target) || Directory.Exists(target), link);
            Assert.True(parts.Length == 1 || Places(File.ReadAllText(target)).Contains(parts[1]), link);
        });
    }

    [Fact]
    public void PlacesAreHeadingsAndAnchors()
    {
        Assert.Equal(["only-smooth-and-d", "step"], Places("# Only: `Smooth` and D\n<a id=\"step\"></a>").Order(StringComparer.Ordinal));
    }

    // As GitHub names headings.
    private static HashSet<string> Places(string text) =>
    [
        .. Anchor().Matches(text).Select(static anchor => anchor.Groups[1].Value),
        .. Heading().Matches(CodeBlock().Replace(text, "")).Select(static heading => Dropped().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("<a id=\"([^\"]+)\"></a>")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
