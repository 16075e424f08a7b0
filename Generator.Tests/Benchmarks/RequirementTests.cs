using Surrogates.Benchmarks.Candidates;
using Surrogates.Benchmarks.Measuring;
using Surrogates.Benchmarks.Memory;
using Surrogates.Benchmarks.Report;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>What falls short is told, and nothing else.</summary>
public sealed class RequirementTests
{
    [Fact]
    public void EverythingIsReachedByWhatIsFastAndSmall()
    {
        var findings = Requirements.Check(Rows(0.1), Uses(own: 256, held: 1.04));

        Assert.Equal(27, findings.Count);
        Assert.All(findings, static finding => Assert.True(finding.IsMet, finding.What));
    }

    [Fact]
    public void ARatioAtTheLimitIsReached()
    {
        var findings = Requirements.Check(Rows(1.0), Uses(own: 0, held: 1));

        Assert.Equal(
            [
                "N = 16, atan against function",
                "N = 16, sigmoid against function",
                "N = 1e6, sigmoid against composed",
                "N = 1e6, sigmoid against function",
                "N = 16e6, atan against native",
            ],
            findings.Where(static finding => !finding.IsMet).Select(static finding => finding.What));
    }

    [Fact]
    public void OnlyTwoThreadsCount()
    {
        var rows = Rows(0.1).Select(static row => row.Threads == 1 ? row with { Ratio = 100 } : row).ToArray();

        Assert.All(Requirements.Check(rows, Uses(own: 0, held: 1)), static finding => Assert.True(finding.IsMet, finding.What));
    }

    [Fact]
    public void ARatioAboveTheLimitFallsShortWithWhatWasMeasured()
    {
        var rows = Rows(0.1).Select(static row => row is { N: 4_000_000, Measure: Row.Sigmoid, Other: Row.Native } ? row with { Ratio = 2.3, Low = 2.1, High = 2.5 } : row).ToArray();

        var finding = Assert.Single(Requirements.Check(rows, Uses(own: 0, held: 1)), static finding => !finding.IsMet);

        Assert.Equal(new("N = 4e6, sigmoid against native", "2.20x", "2.30x (half of the rounds: 2.10 to 2.50)", false), finding);
    }

    [Fact]
    public void ARatioThatIsNoNumberFallsShort()
    {
        Assert.Equal(17, Requirements.Check(Rows(double.NaN), Uses(own: 0, held: 1)).Count(static finding => !finding.IsMet));
    }

    [Fact]
    public void MemoryBeyondTheLimitFallsShort()
    {
        var uses = Uses(own: 257, held: 1.06);

        var findings = Requirements.Check(Rows(0.1), uses).Where(static finding => !finding.IsMet).ToArray();

        Assert.Equal(10, findings.Length);
        Assert.Equal(new("ATan: managed bytes of forward and backward", "256", "257, and 640 of TorchSharp around it", false), findings[0]);
        Assert.Equal(new("ATan: tensors held beside the output", "0.00", "0.06", false), findings[1]);
    }

    [Fact]
    public void NativeMemoryThatIsNotKnownIsNotJudged()
    {
        Assert.Equal(22, Requirements.Check(Rows(0.1), Uses(own: 0, held: null)).Count);
    }

    private static Row[] Rows(double ratio) =>
    [
        .. from comparison in Comparison.All
           from n in new[] { 16, 1_000_000, 4_000_000, 16_000_000 }
           from threads in new[] { 1, 2 }
           select new Row(comparison.Measure, n, threads, 1, comparison.OtherName, 1, ratio),
    ];

    // Native allocates 640 bytes around an op of 160.
    private static MemoryUse[] Uses(long own, double? held) =>
        [.. CandidateTable.WithGradient.Select(candidate => new MemoryUse(candidate.Name, 1, 160, candidate == CandidateTable.Native ? 800 : 640 + own, held, 2))];
}
