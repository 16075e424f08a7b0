namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>Generated code that a page shows is what is generated for the page's own examples, in the same order, whatever it leaves out.</summary>
public sealed class GeneratedBlockTests
{
    public static TheoryData<string> Pages => [.. Page.Paths.Where(static path => Page.Read(path).Blocks.Any(static block => block.IsGenerated))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void ShownCodeIsGenerated(string path)
    {
        var blocks = Page.Read(path).Blocks;
        var run = PageProgram.Of("Page", blocks.Where(static block => block is { Language: "csharp", IsGenerated: false })).Generate(python: true);
        var files = run.Result.GeneratedSources.Select(static source => source.SourceText.ToString()).Concat(run.Modules.Values).Select(Lines).ToArray();
        Assert.All(blocks.Where(static block => block.IsGenerated), block =>
            Assert.True(files.Any(file => Contains(file, Lines(block.Code))), $"{block}: no generated file has these lines. There are:\n{string.Join("\n\n", files.Select(static file => string.Join("\n", file)))}"));
    }

    [Fact]
    public void OrderCounts()
    {
        Assert.True(Contains(["a", "b", "c"], ["a", "c"]));
        Assert.False(Contains(["a", "b", "c"], ["c", "a"]));
        Assert.False(Contains(["a"], ["a", "a"]));
    }

    private static string[] Lines(string text) => [.. text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0)];

    private static bool Contains(string[] file, string[] shown)
    {
        var found = 0;
        foreach (var line in file)
        {
            found += found < shown.Length && line == shown[found] ? 1 : 0;
        }

        return found == shown.Length;
    }
}
