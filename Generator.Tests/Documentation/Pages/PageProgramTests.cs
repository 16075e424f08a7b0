namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>Blocks become the program that a reader would have: each in its place, and none lost.</summary>
public sealed class PageProgramTests
{
    [Fact]
    public void MembersTypesAndStatementsAreToldApart()
    {
        var page = Page.Of("a.md", Fence("public static int Two() => 2;") + Fence("var two = 2;") + Fence("var four = Ops.Two() + Two.Of;\n\nclass Two\n{\n    public const int Of = 2;\n}"));
        CSharpBlock[] blocks = [.. page.Blocks.Select(CSharpBlock.Read)];
        Assert.Equal([["Two"], [], ["Two"]], blocks.Select(static block => block.Declared.ToArray()));
        Assert.Equal([[], ["two"], ["four"]], blocks.Select(static block => block.Locals.ToArray()));
        Assert.StartsWith("#line 2 \"a.md\"\n", blocks[0].Members, StringComparison.Ordinal);
        Assert.StartsWith("#line 11 \"a.md\"\n\nclass Two", blocks[2].Types, StringComparison.Ordinal);
    }

    /// <summary>Variables are there for the next block until one declares them again; so are names of members and types.</summary>
    [Fact]
    public void ABlockSeesWhatIsBeforeItAndMayBeginAnew()
    {
        var sources = Sources("var x = 1;", "Console.WriteLine(x); // 1", "var x = 2;\nConsole.WriteLine(x + Ops.One()); // 3", "public static int One() => 1;", "public static int One() => 2;\n\npublic static int Two() => 2;");
        Assert.Contains(sources, static source => source.Contains("var x = 1;", StringComparison.Ordinal) && source.Contains("Page.Shown.Line(x); // 1", StringComparison.Ordinal));
        Assert.Contains(sources, static source => source.Contains("var x = 2;", StringComparison.Ordinal) && !source.Contains("var x = 1;", StringComparison.Ordinal));
        Assert.Contains(sources, static source => source.Contains("namespace Page;", StringComparison.Ordinal) && source.Contains("=> 1;", StringComparison.Ordinal));
        Assert.Contains(sources, static source => source.Contains("namespace Page.Anew;", StringComparison.Ordinal) && source.Contains("Two() => 2;", StringComparison.Ordinal));
    }

    [Fact]
    public void PromisesAreThoseOfComments()
    {
        var page = Page.Of("a.md", "text\n\n" + Fence("Console.WriteLine(1); // 1\nConsole.WriteLine(2);\nvar x = 3; // 3"));
        Assert.Equal([(4, "1")], PageProgram.Promised(page.Blocks));
    }

    [Fact]
    public void WhatIsNoCSharpIsRefused() => Assert.Throws<Xunit.Sdk.XunitException>(() => Sources("static float Step(float x) { ... }"));

    private static string Fence(string code) => $"```csharp\n{code}\n```\n\n";

    private static IReadOnlyList<string> Sources(params string[] blocks) => PageProgram.Of("Page", Page.Of("a.md", string.Concat(blocks.Select(Fence))).Blocks).Sources;
}
