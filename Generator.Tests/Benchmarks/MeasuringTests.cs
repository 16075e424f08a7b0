using Surrogates.Benchmarks.Candidates;
using Surrogates.Benchmarks.Measuring;
using Surrogates.Benchmarks.Report;
using Surrogates.Benchmarks.Verification;
using TorchSharp;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>How turns are taken, and what is made of them.</summary>
public sealed class MeasuringTests
{
    private static readonly Comparison SomeComparison = Comparison.All[0];

    [Fact]
    public void EveryCandidateHasABenchmarkOfItsName()
    {
        Assert.All(CandidateTable.All, static candidate => Assert.NotNull(typeof(PassBenchmarks).GetMethod(candidate.Name)));
        Assert.All(CandidateTable.All, static candidate => Assert.Same(candidate, typeof(CandidateTable).GetProperty(candidate.Name)!.GetValue(null)));
    }

    [Fact]
    public void EveryComparisonIsThereOnce()
    {
        Assert.Equal(Comparison.All.Count, Comparison.All.DistinctBy(static comparison => (comparison.Measure, comparison.OtherName)).Count());
    }

    [Fact]
    public void EveryActionHasOneTurnARound()
    {
        var called = new long[3];
        Action[] actions = [() => called[0]++, () => called[1]++, () => called[2]++];

        var turns = Interleaving.Measure(actions, new Effort(TimeSpan.FromMilliseconds(0.1), TimeSpan.Zero));

        Assert.Equal(3, turns.Count);
        for (var i = 0; i < actions.Length; i++)
        {
            Assert.Equal([0, 1, 2, 3, 4], turns[i].Select(static turn => turn.Round));
            Assert.All(turns[i], static turn => Assert.InRange(turn.Calls, 1, long.MaxValue));
            Assert.InRange(called[i], turns[i].Sum(static turn => turn.Calls), long.MaxValue);
        }
    }

    [Fact]
    public void ARatioIsTheMedianOfTheRounds()
    {
        // The machine was slow in the second and third round: for both.
        var ours = Turns(1000, 4000, 3000, 1000, 1100);
        var other = Turns(2000, 8000, 6000, 1000, 2000);

        var row = SomeComparison.ToRow(16, 2, ours, other);

        Assert.Equal(new Row(Row.ATan, 16, 2, 1.1, Row.Native, 2, 0.5) { Low = 0.5, High = 0.55 }, row);
    }

    [Fact]
    public void ATurnIsDividedByItsCalls()
    {
        var row = SomeComparison.ToRow(16, 1, [new(0, 10, 5000, 0)], [new(0, 2, 4000, 0)]);

        Assert.Equal((0.5, 2, 0.25), (row.OursMicroseconds, row.OtherMicroseconds, row.Ratio));
    }

    [Fact]
    public void DisturbedRoundsDoNotCountWhereThereAreOthers()
    {
        var ours = Turns(1000, 1000, 1000, 1000, 1000, 9000, 1000);
        var other = Turns(1000, 1000, 1000, 1000, 1000, 1000, 9000);
        ours[4] = ours[4] with { DelayNanoseconds = 20 };
        ours[5] = ours[5] with { DelayNanoseconds = 8000 };
        other[6] = other[6] with { DelayNanoseconds = 8000 };

        var row = SomeComparison.ToRow(16, 1, ours, other);

        Assert.Equal((1, 1, 1), (row.Low, row.Ratio, row.High));
        Assert.False(row.IsDisturbed);
    }

    [Fact]
    public void WhereAllRoundsAreDisturbedTheLeastDisturbedCount()
    {
        // The more it was disturbed, the longer it took; a tenth of 80 rounds counts: ratios from 1.08 to 1.15.
        var ours = Enumerable.Range(0, 80).Select(static i => new Turn(i, 1, 1080 + (10 * i), 100 + (10 * i))).Reverse().ToArray();
        var other = Turns([.. Enumerable.Repeat(1000d, 80)]);

        var row = SomeComparison.ToRow(16, 1, ours, other);
        Assert.Equal(1.115, row.Ratio, 1e-9);
        Assert.True(row.IsDisturbed);

        // Never fewer than five.
        Assert.Equal(1.1, SomeComparison.ToRow(16, 1, ours[^20..], other[^20..]).Ratio, 1e-9);
    }

    [Fact]
    public void TheTimeThatThreadsWaitOnlyGrows()
    {
        using var delay = new RunDelay();

        var before = delay.Nanoseconds;

        Assert.InRange(before, 0, double.MaxValue);
        Assert.InRange(delay.Nanoseconds, before, double.MaxValue);
    }

    [Fact]
    public void QuantilesLieBetweenValues()
    {
        Assert.Equal(2, Quantile.Of([1, 2, 4], 0.5));
        Assert.Equal(3, Quantile.Of([1, 2, 4, 5], 0.5));
        Assert.Equal(1.5, Quantile.Of([1, 2, 4], 0.25));
        Assert.Equal(7, Quantile.Of([7], 0.75));
    }

    [Fact]
    public void AWrongElementIsFound()
    {
        using var scope = torch.NewDisposeScope();
        var expected = torch.tensor(new[] { 0.0, 1, 2, 1000 });

        Assert.Null(Difference.Find(expected, torch.tensor(new[] { 0.0009f, 1, 2, 1000 })));
        Assert.Equal("1 elements are wrong; element 1 is 1.01, not 1", Difference.Find(expected, torch.tensor(new[] { 0, 1.01f, 2, 1000 })));
        Assert.Equal("2 elements are wrong; element 2 is NaN, not 2", Difference.Find(expected, torch.tensor(new[] { 0, 1, float.NaN, 999 })));
        Assert.Equal("is Float32 of [2], not Float32 of [4]", Difference.Find(expected, torch.tensor(new[] { 0f, 1 })));
    }

    private static Turn[] Turns(params double[] nanoseconds) => [.. nanoseconds.Select(static (time, round) => new Turn(round, 1, time, 0))];
}
