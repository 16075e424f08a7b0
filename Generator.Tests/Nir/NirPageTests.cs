using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Exchange;

/// <summary>The page on NIR says what is so: its table has the types of the format.</summary>
public sealed partial class NirPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "nir.md"));

    /// <summary>All types are in the page's table, and no other.</summary>
    [Fact]
    public void AllTypesAreInTheTable()
    {
        var table = Page[Page.IndexOf("| type |", StringComparison.Ordinal)..Page.IndexOf("\"Fires\"", StringComparison.Ordinal)];
        var listed = table.Split('\n').Skip(2).SelectMany(static row => Type().Matches(row.Split('|').ElementAtOrDefault(1) ?? "")).Select(static match => match.Groups[1].Value);
        Assert.Equal(Surrogates.Exchange.Files.NodeFormat.All.Keys.Append("NIRGraph").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`([A-Za-z0-9]+)`")]
    private static partial Regex Type();
}
