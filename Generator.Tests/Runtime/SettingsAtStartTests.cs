using System.Runtime.Intrinsics;
using Surrogates.Generator.Tests.Harness;
using TorchSharp;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>What a process is started with, each by itself, in processes of their own: it changes what it says, and nothing else.</summary>
[Collection(Side.Processes)]
public sealed class SettingsAtStartTests
{
    // Of the pool, which only lanes use.
    private const int Elements = 64 * 1024;

    // That of this process may be another one just now: tests beside this one choose it.
    private static readonly string Width = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "128";

    private static readonly string Usual = $"lanes of {Width} bits, own nodes: 1 1";

    [Fact]
    public void NoneLeavesTheUsualWay() => Assert.Equal(Usual, ChildProcess.Run(PrintTheWay));

    [Theory]
    [InlineData("SURROGATES_VECTOR_BITS", "128", "lanes of 128 bits, own nodes: 1 1")]
    [InlineData("SURROGATES_VECTOR_BITS", "256", "lanes of 256 bits, own nodes: 1 1")]
    [InlineData("SURROGATES_VECTOR_BITS", "512", "lanes of 512 bits, own nodes: 1 1")]
    public void TheWidthIsThatOfLanes(string name, string value, string expected) => Assert.Equal(expected, ChildProcess.Run(PrintTheWay, (name, value)));

    [Fact]
    public void TorchOperationsTakeThePlaceOfLanes() =>
        Assert.Equal(Usual.Replace("lanes", "torch operations in place of lanes", StringComparison.Ordinal), ChildProcess.Run(PrintTheWay, ("SURROGATES_USE_TORCH_OPERATIONS", "1")));

    [Fact]
    public void TorchSharpsFunctionsTakeThePlaceOfNodes() =>
        Assert.Equal(Usual.Replace("own nodes", "TorchSharp's functions", StringComparison.Ordinal), ChildProcess.Run(PrintTheWay, ("SURROGATES_USE_TORCHSHARP_FUNCTIONS", "1")));

    /// <summary>Whatever has a file for a parent can be made by nobody, not even by root.</summary>
    [Fact]
    public void NoFolderNeedBeWritable()
    {
        var nowhere = Path.Combine(typeof(SettingsAtStartTests).Assembly.Location, "nowhere");
        Assert.Equal(Usual, ChildProcess.Run(PrintTheWay, ("HOME", nowhere), ("TMPDIR", nowhere), ("TMP", nowhere), ("TEMP", nowhere), ("XDG_CACHE_HOME", nowhere), ("APPDATA", nowhere), ("LOCALAPPDATA", nowhere)));
    }

    private static void PrintTheWay()
    {
        using var x = torch.ones(Elements, requires_grad: true);
        var blocks = SurrogateMemory.Counters;
        using var y = TestOps.Straight(x);
        var lanes = SurrogateMemory.Counters.Equals(blocks) ? "torch operations in place of lanes" : "lanes";
        var nodes = SurrogateMemory.Nodes > 0 ? "own nodes" : "TorchSharp's functions";
        using var sum = y.sum();
        sum.backward();
        Console.WriteLine($"{lanes} of {SurrogateSettings.VectorBits} bits, {nodes}: {y[0].item<float>()} {x.grad![0].item<float>()}");
    }
}
