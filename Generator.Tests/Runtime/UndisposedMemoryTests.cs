using System.Globalization;
using Surrogates.Generator.Tests.Harness;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>The collector knows what large outputs weigh, and so collects those that nobody disposes.</summary>
public sealed class UndisposedMemoryTests
{
    private const int Count = 300;
    private const long Numbers = 4 << 20;

    /// <summary>300 outputs of 16 MiB are 5 GB in all. A collection takes its time, so that some are alive at once.</summary>
    [Fact]
    public void UndisposedOutputsDoNotPileUp()
    {
        var most = long.Parse(ChildProcess.Run(Drop), CultureInfo.InvariantCulture);
        Assert.InRange(most, 1, Count / 3 * Numbers * sizeof(float));
    }

    private static void Drop()
    {
        using var x = rand(Numbers);
        var most = 0L;
        for (var i = 0; i < Count; i++)
        {
            _ = TestOps.GeNumber(x, 0.5);
            most = Math.Max(most, SurrogateMemory.Counters.InUse);
        }

        Console.WriteLine(most);
    }
}
