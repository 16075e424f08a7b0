namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>Examples are as short as the project promises: an op or a neuron in ten lines, a network with its training in forty.</summary>
public sealed class LengthTests
{
    private const int LongestOp = 10;

    private const int LongestFile = 40;

    [Fact]
    public void OpsAndNeuronsAreShort()
    {
        Assert.InRange(Lines(Examples("docs/neurons.md")[0]), 1, LongestOp);
        var ops = Examples("docs/your-own-mathematics.md");
        Assert.All(ops, static op => Assert.InRange(Lines(op), 1, LongestOp));
        string[] neurons = ["Plif(", "Alif(", "Lsq(", "FocalSpike("];
        Assert.All(neurons, neuron => Assert.Contains(ops, op => op.Code.Contains(neuron, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("docs/getting-started.md")]
    [InlineData("docs/neurons.md")]
    public void ANetworkIsShort(string path)
    {
        var file = Examples(path).Single(static example => example["file"] is not null);
        Assert.InRange(Lines(file), LongestOp, LongestFile);
        Assert.Contains("Sequential(", file.Code, StringComparison.Ordinal);
    }

    private static PageBlock[] Examples(string path) => [.. Page.Read(path).Blocks.Where(static block => block.Language == "csharp")];

    // With more on them than a brace.
    private static int Lines(PageBlock block) => block.Code.Split('\n').Count(static line => line.Trim().Length > 1);
}
