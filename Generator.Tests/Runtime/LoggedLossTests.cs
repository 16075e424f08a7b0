using Surrogates.Generator.Tests.Harness;
using TorchSharp;
using Tensor = TorchSharp.torch.Tensor;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>Memory of a training that keeps its losses, in processes of their own, whose memory nothing else changes.</summary>
[Collection(Side.Processes)]
public sealed class LoggedLossTests
{
    private const int Losses = 150;
    private const int Count = 1_000_000;
    private const long MiB = 1 << 20;

    // Has glibc give back each large block that is freed: without it torch's own operations leave 600 MB in the heap, of no use to anybody.
    private static readonly (string, string) GivesBack = ("MALLOC_MMAP_THRESHOLD_", "131072");

    public static TheoryData<string> Ways { get; } = new("none", "SURROGATES_USE_TORCHSHARP_FUNCTIONS", "SURROGATES_USE_TORCH_OPERATIONS");

    /// <summary>Losses that are kept for a log hold their graphs, but what those have saved is let go.</summary>
    /// <remarks>
    /// 600 MB would be kept. Each loss has 4 MB: one of every thirty kept would be seen. Measured: 2 MB, and 0 for torch's own square.
    /// </remarks>
    [Theory]
    [MemberData(nameof(Ways))]
    public void KeptLossesHoldNoTensors(string setting)
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.InRange(long.Parse(ChildProcess.Run(KeepLosses, GivesBack, (setting, "1")), null), long.MinValue, 20 * MiB);
        }
    }

    private static void KeepLosses()
    {
        using var weight = torch.rand(Count, requires_grad: true);
        var losses = new List<Tensor>();
        Train(10);
        var before = ProcessMemory.Resident();
        Train(Losses);
        Console.WriteLine(ProcessMemory.Resident() - before);
        losses.ForEach(static loss => loss.Dispose());

        void Train(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                using var scope = torch.NewDisposeScope();
                var loss = TestOps.GeNumber(weight * 1, 0.5).sum();
                loss.backward();
                losses.Add(loss.MoveToOuterDisposeScope());
            }
        }
    }
}
