using Surrogates.Benchmarks.Generation;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>What a measurement of the generator gives.</summary>
public sealed class GenerationProcessTests
{
    [Fact]
    public void AnExampleIsGeneratedSeveralTimesThenCheckedAndThenCompiled()
    {
        var timings = ExampleMeasurement.Run(Examples.All[0], 2).ToArray();

        Assert.Equal([ExampleMeasurement.Generate, ExampleMeasurement.Check, ExampleMeasurement.Compile], timings.Select(static timing => timing.What).Distinct());
        var generated = timings.Where(static timing => timing.What == ExampleMeasurement.Generate).ToArray();
        Assert.All(generated, static timing => Assert.InRange(timing.TextBytes, 1000, 100_000));
        Assert.All(generated, static timing => Assert.InRange(timing.TextLines, 10, 1000));
        Assert.Equal(ExampleMeasurement.Compile, timings[^1].What);
        Assert.All(timings, static timing => Assert.Null(timing.Error));
        Assert.All(timings, static timing => Assert.InRange(timing.Milliseconds, double.Epsilon, double.MaxValue));
    }

    [Fact]
    public void EveryToolIsMeasuredInEverySituation()
    {
        Assert.IsType<GeneratorTool>(Tool.All[0]);
        Assert.Equal(IdleAnalyzer.Name, Tool.All[^1].Name);
        foreach (var tool in Tool.All)
        {
            var timings = ProjectMeasurement.Run(tool, files: 1, wholeRounds: 1, edits: 2).ToArray();

            Assert.Equal(
                [ProjectMeasurement.Whole, ProjectMeasurement.UnrelatedEdit, ProjectMeasurement.UnrelatedEdit, ProjectMeasurement.OpEdit, ProjectMeasurement.OpEdit],
                timings.Select(static timing => timing.What));
            Assert.All(timings, static timing => Assert.Null(timing.Error));
        }
    }

    [Fact]
    public void AProcessGivesWhatItMeasured()
    {
        var outcome = JobProcess.Run(Job.Of(Examples.All[0], Examples.All[0].Sizes[0]));

        Assert.Null(outcome.Failure);
        Assert.Equal(ExampleMeasurement.Compile, outcome.Timings[^1].What);
    }

    [Fact]
    public void AProcessThatTakesTooLongIsEnded()
    {
        // The first run takes the generator longer than a look at the clock.
        var outcome = JobProcess.Run(Job.Of(Tool.All[0]) with { Limit = TimeSpan.Zero });

        Assert.Equal("> 0 s", outcome.Failure);
        Assert.Empty(outcome.Timings);
    }

    [Fact]
    public void AProcessThatFailsSaysSo()
    {
        var outcome = JobProcess.Run(Job.Of(Examples.All[0], 3) with { Name = "no such job" });

        Assert.Equal("failed", outcome.Failure);
        Assert.Empty(outcome.Timings);
    }
}
