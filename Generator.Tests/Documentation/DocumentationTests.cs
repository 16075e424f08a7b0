using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The examples of the documentation compile, and are as short as it says.</summary>
public sealed partial class DocumentationTests
{
    private const int MostLines = 10;

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Blocks().Count)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void ExampleCompilesInUnderTenLines(int example)
    {
        var block = Blocks()[example];
        Assert.Single(GeneratorRun.Of("using System;\n" + Sources.Ops(block)).HintNames);
        Assert.InRange(block.Split('\n').Count(static line => line.Trim().Length > 1), 1, MostLines);
    }

    [Fact]
    public void TheContractsNeuronsAreThere()
    {
        string[] neurons = ["Plif(", "Alif(", "Lsq(", "FocalSpike("];
        Assert.All(neurons, neuron => Assert.Contains(Blocks(), block => block.Contains(neuron, StringComparison.Ordinal)));
    }

    private static List<string> Blocks() => [.. CodeBlock()
        .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "your-own-mathematics.md")))
        .Select(static match => match.Groups[1].Value.TrimEnd('\n'))];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
