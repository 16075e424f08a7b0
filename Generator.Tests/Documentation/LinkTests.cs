using Surrogates.Generator.Tests.Documentation.Pages;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>Every link within the documentation leads to a file and, where it names one, to a heading or an entry in it.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Page.Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLeadSomewhere(string path) => Assert.All(
        Page.Read(path).Links.Where(static link => !link.StartsWith("http", StringComparison.Ordinal)),
        link =>
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? path : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(path)!, parts[0]));
            Assert.True(Path.Exists(Path.Combine(Repository.Root, target)), link);
            Assert.True(parts.Length == 1 || Page.Read(target).Places.Contains(parts[1]), link);
        });

    [Fact]
    public void PlacesAreHeadingsAndAnchors() =>
        Assert.Equal(["only-smooth-and-d", "step"], Page.Of("a.md", "# Only: `Smooth` and D\n\n<a id=\"step\"></a>").Places.Order(StringComparer.Ordinal));
}
