using Surrogates.Generator.Tests.Runtime;
using Surrogates.Generator.Tests.Sample;
using TorchSharp;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The page on neurons says what is so: its examples compile without a word, run, print what it says, and are as short as it promises.</summary>
[Collection(ProcessState.Name)]
public sealed class NeuronPageTests
{
    // Lines with more on them than a brace.
    private const int LongestNeuron = 10;
    private const int LongestFile = 40;

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, NeuronPage.Count)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnExamplePrintsWhatThePageSays(int example)
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        Assert.Equal(NeuronPage.Promised(example), NeuronPage.Printed(example, Path.Combine(folder.Path, "network.dat")));
    }

    [Fact]
    public void ANeuronAndANetworkAreShort()
    {
        Assert.InRange(Lines(NeuronPage.FirstNeuron), 1, LongestNeuron);
        Assert.InRange(Lines(NeuronPage.WholeFile), LongestNeuron, LongestFile);
        Assert.Contains("Sequential(", NeuronPage.WholeFile, StringComparison.Ordinal);
        Assert.True(Enumerable.Range(0, NeuronPage.Count).Sum(static example => NeuronPage.Promised(example).Count()) >= 10, "The page promises nothing.");
    }

    private static int Lines(string text) => text.Split('\n').Count(static line => line.Trim().Length > 1);
}
