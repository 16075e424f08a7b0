using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Documentation;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using Surrogates.Generator.Tests.Sample;
using TorchSharp;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>The page on NIR says what is so: its examples are compiled here, run, and print what it says.</summary>
[Collection(ProcessState.Name)]
public sealed partial class NirPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "nir.md"));

    /// <summary>Each part of each example is in the file that is compiled, line by line.</summary>
    [Fact]
    public void TheExamplesAreThoseThatAreCompiled()
    {
        var compiled = Lines(File.ReadAllText(Repository.TestFile("NirPageExamples.cs")));
        var parts = new MarkedDocument(Page).Examples.SelectMany(static example => example.Split("\n\n")).Select(Lines).ToArray();
        Assert.True(parts.Length >= 10, $"{parts.Length} parts.");
        Assert.All(parts, part => Assert.Contains(part, compiled, StringComparison.Ordinal));
    }

    [Fact]
    public void TheExamplesPrintWhatThePageSays()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        var before = Environment.CurrentDirectory;
        torch.manual_seed(1);
        Console.Lines.Clear();
        try
        {
            Environment.CurrentDirectory = folder.Path;
            Assert.All(NirPageExamples.All, static example => example());
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }

        Assert.Equal(Output().Matches(Page).Select(static match => match.Groups[1].Value), Console.Lines.Distinct());
    }

    /// <summary>All types are in the page's table, and no other.</summary>
    [Fact]
    public void AllTypesAreInTheTable()
    {
        var table = Page[Page.IndexOf("| type |", StringComparison.Ordinal)..Page.IndexOf("\"Fires\"", StringComparison.Ordinal)];
        var listed = table.Split('\n').Skip(2).SelectMany(static row => Type().Matches(row.Split('|').ElementAtOrDefault(1) ?? "")).Select(static match => match.Groups[1].Value);
        Assert.Equal(Surrogates.Exchange.Files.NodeFormat.All.Keys.Append("NIRGraph").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    // Without the indentation; usings are not repeated in the file.
    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0 && !line.StartsWith("using Surrogates", StringComparison.Ordinal) && !line.StartsWith("using static", StringComparison.Ordinal) && line != "using TorchSharp;"));

    [GeneratedRegex(@"Console\.WriteLine\(.*\); // (.+)$", RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex("`([A-Za-z0-9]+)`")]
    private static partial Regex Type();
}
