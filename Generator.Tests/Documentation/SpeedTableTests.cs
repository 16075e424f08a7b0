using System.Globalization;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The speeds in the README are the last ones that were measured.</summary>
public sealed class SpeedTableTests
{
    // Of the page on performance, those that the README has: 1e3, 1e5, 1e6, 16e6.
    private static readonly int[] Columns = [4, 5, 6, 8];

    private static readonly string[] Measured = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "performance.md"));

    private static readonly string[] Shown = File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));

    [Theory]
    [InlineData("a step with `ATan`", "`relu` of torch", "atan", "native")]
    [InlineData("a step with `ATan`", "a custom function of TorchSharp", "atan", "function")]
    [InlineData("a step with `Sigmoid`", "`sigmoid(k * (x - t))`, composed", "sigmoid", "composed")]
    [InlineData("a neuron, one step", "composed", "neuron", "composed")]
    public void SpeedsAreThoseOfThePage(string ours, string against, string candidate, string reference)
    {
        var row = Cells(Shown, ours, against);
        // The first table of the page has the ratios, on one thread and on two.
        var measured = Cells(Measured, candidate, reference, "1");
        Assert.Equal(Columns.Select(column => Number(measured[column])), row[2..].Select(Number));
    }

    private static string[] Cells(string[] lines, params string[] first) => lines
        .Select(static line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .First(cells => cells.Take(first.Length).SequenceEqual(first));

    private static double Number(string cell) => double.Parse(cell.TrimStart('~'), CultureInfo.InvariantCulture);
}
