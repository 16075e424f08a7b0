using Surrogates.Benchmarks.Candidates;
using static TorchSharp.torch;

namespace Surrogates.Benchmarks.Memory;

/// <summary>Measures the memory of one candidate, in a process in which no other candidate has run.</summary>
internal static class MemoryMeasurement
{
    /// <summary>The option, not for users, that makes this program measure one candidate and print the result.</summary>
    public const string Option = "--memory-of";

    // 40 MB. From 32 MiB on malloc never serves from its heap: a tensor is mapped when it is made, and unmapped when it is let go.
    private const long Elements = 10_000_000;
    private const long SmallElements = 16;
    private const long ParallelElements = 1_000_000;
    private const int Calls = 500;

    private static readonly TimeSpan TimeToCompile = TimeSpan.FromMilliseconds(200);

    public static MemoryUse Measure(Candidate candidate)
    {
        var (forward, pass) = Managed(candidate);
        using (var inputs = new Inputs(ParallelElements))
        {
            new Pass(candidate, inputs).Run();
        }

        var (held, peak) = Native(candidate);
        return new(candidate.Name, candidate.Outputs, forward, pass, held, peak);
    }

    private static (long Forward, long Pass) Managed(Candidate candidate)
    {
        using var inputs = new Inputs(SmallElements);
        var pass = new Pass(candidate, inputs);
        for (var i = 0; i < 3; i++)
        {
            _ = Allocated(pass);
            Thread.Sleep(TimeToCompile);
        }

        return Allocated(pass);
    }

    private static (long Forward, long Pass) Allocated(Pass pass)
    {
        var forward = 0L;
        var start = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            using var scope = NewDisposeScope();
            var before = GC.GetAllocatedBytesForCurrentThread();
            pass.Forward();
            forward += GC.GetAllocatedBytesForCurrentThread() - before;
            pass.Backward();
        }

        return (forward / Calls, (GC.GetAllocatedBytesForCurrentThread() - start) / Calls);
    }

    private static (double? Held, double? Peak) Native(Candidate candidate)
    {
        using var inputs = new Inputs(Elements);
        var pass = new Pass(candidate, inputs);
        var hasPeak = ResidentMemory.ResetPeak();
        var before = ResidentMemory.Now();
        using var scope = NewDisposeScope();
        pass.Forward();
        var held = ResidentMemory.Now() - before;
        pass.Backward();
        var peak = hasPeak ? ResidentMemory.Peak() - before : null;
        return (Tensors(held), Tensors(peak));
    }

    private static double? Tensors(long? bytes) => (double?)bytes / (Elements * sizeof(float));
}
