using System.Diagnostics;
using Surrogates.Generator.Tests.Harness;
using TorchSharp;

namespace Surrogates.Generator.Tests.Runtime;

/// <summary>In processes of their own: the setting cannot be undone.</summary>
[Collection(Side.Processes)]
public sealed class KeepFreedMemoryTests
{
    private const int MiB = 1 << 20;

    [Fact]
    public void FreedMemoryIsKeptOnRequest()
    {
        if (OperatingSystem.IsLinux() && ChildProcess.Run(Ask) == "True")
        {
            Assert.InRange(long.Parse(ChildProcess.Run(Keep), null), 200 * MiB, long.MaxValue);
            Assert.InRange(long.Parse(ChildProcess.Run(KeepOfAnotherThread), null), 200 * MiB, long.MaxValue);
            Assert.InRange(long.Parse(ChildProcess.Run(GiveBack), null), long.MinValue, 100 * MiB);
        }
        else
        {
            Assert.Equal("False", ChildProcess.Run(Ask));
        }
    }

    private static void Ask()
    {
        Console.WriteLine(SurrogateMemory.KeepFreedMemory());
    }

    private static void Keep()
    {
        SurrogateMemory.KeepFreedMemory();
        GiveBack();
    }

    private static void KeepOfAnotherThread()
    {
        SurrogateMemory.KeepFreedMemory();
        var thread = new Thread(GiveBack);
        thread.Start();
        thread.Join();
    }

    // Prints what is left of 256 MiB that were used and freed.
    private static void GiveBack()
    {
        torch.ones(16).Dispose();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        torch.ones(64 * MiB).Dispose();
        process.Refresh();
        Console.WriteLine(process.WorkingSet64 - before);
    }
}
