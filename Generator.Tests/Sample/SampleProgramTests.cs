using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>The program as its user sees it: it learns, it repeats itself, and it ends as it should.</summary>
[Collection(Side.Processes)]
public sealed class SampleProgramTests
{
    private static readonly string[] Short = ["--hidden", "128", "--steps", "15", "--epochs", "2"];

    [RealDigitsFact]
    public async Task ItLearnsRealDigits()
    {
        var run = await SampleRun.Of("--data", RealDigits.Folder!, "--epochs", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.InRange(run.Accuracy, 80, 100);
    }

    [Fact]
    public async Task ItPrintsALineAnEpochAndTheAccuracyLast()
    {
        var run = await SampleRun.Of(Short);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(7, run.Lines.Count);
        Assert.Equal("3600 samples to train, 400 to validate, 1000 to test", run.Lines[0]);
        Assert.Equal("10 classes; LIF neurons, ATan with k = 2", run.Lines[1]);
        Assert.Matches(@"^epoch   2  loss \d\.\d{3}  validation +\d+\.\d %  rates \d\.\d\d \d\.\d\d$", run.Lines[^3]);
        Assert.Matches(@"^best epoch: [12], validation \d+\.\d %$", run.Lines[^2]);
        Assert.Matches(@"^test accuracy: \d+\.\d %$", run.Lines[^1]);
        Assert.DoesNotContain('\e', run.Output);
        // Ten classes: whatever learns is above 10 %.
        Assert.InRange(run.Accuracy, 15, 100);
    }

    [Fact]
    public async Task ASeedRepeatsARunToTheLastDigit()
    {
        var run = await SampleRun.Of([.. Short, "--seed", "5"]);
        var again = await SampleRun.Of([.. Short, "--seed", "5"]);
        var other = await SampleRun.Of([.. Short, "--seed", "6"]);

        Assert.Equal(run.Output, again.Output);
        Assert.NotEqual(run.Output, other.Output);
    }

    [Fact]
    public async Task AFaultInTheDataIsOneLineAndExitCode2()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("optdigits.tra.csv", "1,2,3\n"u8.ToArray());
        folder.Write("optdigits.tes.csv", []);

        var run = await SampleRun.Of("--data", folder.Path);

        Assert.Equal(new SampleRun(2, "", $"{path}: line 1, column 4: 65 columns expected, 3 found{Environment.NewLine}"), run);
    }

    [Fact]
    public async Task AMistakeInAnOptionIsOneLineAndExitCode2()
    {
        var run = await SampleRun.Of("--epochs", "none");

        Assert.Equal(new SampleRun(2, "", $"--epochs: 'none' is not an integer from 1 to 10000{Environment.NewLine}"), run);
    }

    [PosixFact]
    public async Task AnInterruptEndsItWithTheAccuracySoFar()
    {
        var run = await SampleRun.Of(["--hidden", "32", "--steps", "10", "--epochs", "10000"], static (process, line) =>
        {
            if (line.StartsWith("epoch   1 ", StringComparison.Ordinal))
            {
                Interrupt.Send(process.Id);
            }
        });

        Assert.Equal(130, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.StartsWith("interrupted ", run.Lines[^4]);
        Assert.Equal("not saved: --save FILE would have kept the run", run.Lines[^3]);
        Assert.StartsWith("best epoch: ", run.Lines[^2]);
        Assert.InRange(run.Accuracy, 0, 100);
    }
}
