using System.Runtime.InteropServices;
using Surrogates.Benchmarks.Endurance;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>The trials of endurance run, and notice what they are there for.</summary>
[Collection(ProcessState.Name)]
public sealed class EnduranceTests
{
    public static TheoryData<int> Situations => [.. Enumerable.Range(0, Situation.All.Count)];

    [Theory]
    [MemberData(nameof(Situations))]
    public void EverySituationEndsWell(int situation)
    {
        for (var i = 0; i < 60; i++)
        {
            Situation.All[situation].Step(Situation.Ours, Situation.SizeOf(i));
            Situation.All[situation].Step(Situation.Torchs, Situation.SizeOf(i));
        }
    }

    /// <summary>Small ones of every size, and some for the pool.</summary>
    [Fact]
    public void SizesChange()
    {
        long[] sizes = [.. Enumerable.Range(0, 1000).Select(Situation.SizeOf)];
        Assert.InRange(sizes.Distinct().Count(), 200, 1000);
        Assert.Equal(20, sizes.Count(static size => size >= 40_000));
        Assert.InRange(sizes.Min(), 1, 10);
    }

    [Fact]
    public void AnOpThatChangesNothingInTheGraphIsNoticed()
    {
        var failing = Situation.All.First(static situation => situation.Name == "backward throws");
        Assert.Throws<InvalidOperationException>(() => failing.Step(static x => x * ones(1), 5));
    }

    [Fact]
    public void ThreadsAreCompared()
    {
        var outcome = ThreadTrial.Run(4, TimeSpan.FromSeconds(0.5), createGraph: true);
        Assert.Equal((0, 0), (outcome.Wrong, outcome.Failures.Count));
        Assert.InRange(outcome.Steps, 4, long.MaxValue);
    }

    [Fact]
    public void CollectionsAreMadeMeanwhile()
    {
        var before = GC.CollectionCount(0);
        var outcome = CollectionTrial.Run(TimeSpan.FromSeconds(0.5));
        Assert.Empty(outcome.Failures);
        Assert.InRange(outcome.Steps, Situation.All.Count, long.MaxValue);
        Assert.InRange(GC.CollectionCount(0) - before, 10, int.MaxValue);
    }

    /// <summary>10 KB a step, in memory that is touched: what else the process does in the meantime is a tenth of that at most.</summary>
    [LinuxFact]
    public unsafe void ALeakHasASlope()
    {
        const int Bytes = 10_000;
        var leaked = new List<nint>();
        var leaking = new Situation("leaking", (_, _) =>
        {
            var memory = NativeMemory.Alloc(Bytes);
            NativeMemory.Fill(memory, Bytes, 1);
            leaked.Add((nint)memory);
            Thread.SpinWait(2000);
        });
        var trend = MemoryTrend.Measure(leaking, Situation.Ours, TimeSpan.FromSeconds(1));
        leaked.ForEach(static memory => NativeMemory.Free((void*)memory));
        Assert.InRange(trend.BytesAThousand, 0.7 * 1000 * Bytes, 1.5 * 1000 * Bytes);
    }
}
