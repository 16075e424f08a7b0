using System.Globalization;
using System.Runtime.InteropServices;
using Surrogates.Benchmarks.Endurance;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>The trials of endurance run, and notice what they are there for.</summary>
[Collection(ProcessState.Name)]
public sealed class EnduranceTests
{
    private const int Leaked = 10_000;

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

    /// <summary>A process of its own has no memory of others' left to fill first: what else it does is a third of that at most.</summary>
    [LinuxFact]
    public void ALeakHasASlope()
    {
        var slope = double.Parse(ChildProcess.Run(Leak), CultureInfo.InvariantCulture);
        Assert.InRange(slope, 0.7 * 1000 * Leaked, 1.5 * 1000 * Leaked);
    }

    // In memory that is touched.
    private static unsafe void Leak()
    {
        var leaking = new Situation("leaking", static (_, _) =>
        {
            NativeMemory.Fill(NativeMemory.Alloc(Leaked), Leaked, 1);
            Thread.SpinWait(2000);
        });
        var trend = MemoryTrend.Measure(leaking, Situation.Ours, TimeSpan.FromSeconds(1));
        Console.WriteLine(trend.BytesAThousand.ToString("R", CultureInfo.InvariantCulture));
    }
}
