using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Documentation.Pages;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The site leads to every page; that it builds without a warning, `.ci/run` tries.</summary>
public sealed partial class SiteTests
{
    [Fact]
    public void TheContentsNameEveryPage()
    {
        var contents = File.ReadAllText(Path.Combine(Repository.Root, "docs", "toc.yml"));
        var pages = Page.Paths.Where(static path => path.StartsWith("docs/", StringComparison.Ordinal) && !path.Contains("SURR", StringComparison.Ordinal) && path != "docs/index.md")
            .Select(static path => path["docs/".Length..]);
        Assert.Equal(pages.Order(StringComparer.Ordinal), Reference().Matches(contents).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"href: (\S+\.md)")]
    private static partial Regex Reference();
}
