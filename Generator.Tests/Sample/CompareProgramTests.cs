using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>Runs with several surrogates and slopes: a table, a picture, and a file from which they go on.</summary>
[Collection(Side.Processes)]
public sealed class CompareProgramTests : IDisposable
{
    private static readonly string[] Small = ["compare", "--hidden", "16", "--steps", "6", "--batch", "600", "--epochs", "1", "--shapes", "atan,triangle"];

    private readonly TemporaryFolder _folder = new();

    private string Out => Path.Combine(_folder.Path, "small");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatIsThereIsNotDoneAgain()
    {
        var first = await SampleRun.Of([.. Small, "--slopes", "1,4", "--seeds", "1", "--jobs", "2", "--out", Out]);
        var rows = await File.ReadAllTextAsync(Out + ".csv");
        var more = await SampleRun.Of([.. Small, "--slopes", "1,4", "--seeds", "2", "--jobs", "1", "--out", Out]);
        var again = await SampleRun.Of([.. Small, "--slopes", "1,4", "--seeds", "2", "--out", Out]);
        var other = await SampleRun.Of([.. Small, "--slopes", "1,4", "--seeds", "1", "--out", Out, "--lr", "0.01"]);

        Assert.All([first, more, again, other], static run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.Equal("4 runs, 0 of them done before", first.Lines[0]);
        Assert.Equal("8 runs, 4 of them done before", more.Lines[0]);
        Assert.Equal("8 runs, 8 of them done before", again.Lines[0]);
        // What differs in anything else is another run.
        Assert.Equal("4 runs, 0 of them done before", other.Lines[0]);
        Assert.Equal("data,neuron,hidden,steps,batch,lr,epochs,shape,k,seed,best_epoch,validation_accuracy,test_accuracy", rows.Split('\n')[0]);
        Assert.Equal(more.Lines.SkipWhile(static line => line[0] != 'k'), again.Lines.Skip(1));
        var all = await File.ReadAllTextAsync(Out + ".csv");
        Assert.StartsWith(rows, all);
        Assert.Equal(1 + 8 + 4, all.TrimEnd().Split('\n').Length);
        Assert.StartsWith("<svg ", await File.ReadAllTextAsync(Out + ".svg"));
        Assert.Contains(">Triangle</text>", await File.ReadAllTextAsync(Out + ".svg"), StringComparison.Ordinal);
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString((await File.ReadAllBytesAsync(Out + ".png"))[1..4]));
        Assert.All(more.Lines.Where(line => !line.StartsWith(Out, StringComparison.Ordinal)), static line => Assert.InRange(line.Length, 0, 60));
    }

    /// <summary>A row is what the same options give alone: runs beside each other do not disturb each other.</summary>
    [Fact]
    public async Task ARunIsTheOneThatTrainDoes()
    {
        var compared = await SampleRun.Of([.. Small, "--slopes", "1,4", "--seeds", "2", "--jobs", "4", "--out", Out]);
        var alone = await SampleRun.Of(["train", .. Small[1..^2], "--shape", "triangle", "--k", "4", "--seed", "1"]);

        var line = Assert.Single(compared.Lines, static line => line.Contains(": Triangle, k = 4, seed 1: ", StringComparison.Ordinal));
        Assert.Equal(alone.Lines[^1]["test accuracy: ".Length..], line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]);
    }

    [Fact]
    public async Task AFileOfAnotherKindStays()
    {
        await File.WriteAllTextAsync(Out + ".csv", "a,b\n1,2\n");

        var run = await SampleRun.Of([.. Small, "--slopes", "1", "--out", Out]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{Out}.csv: line 1, column 1: no result of a comparison", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Equal("a,b\n1,2\n", await File.ReadAllTextAsync(Out + ".csv"));
    }

    [PosixFact]
    public async Task AnInterruptKeepsWhatIsDone()
    {
        var run = await SampleRun.Of([.. Small, "--slopes", "1,2,4,8,16,32", "--seeds", "10", "--jobs", "2", "--out", Out], static (process, line) =>
        {
            if (line.StartsWith("3 of ", StringComparison.Ordinal))
            {
                Interrupt.Send(process.Id);
            }
        });

        Assert.Equal((130, ""), (run.ExitCode, run.Error));
        Assert.Matches("^interrupted after [0-9]+ of 120 runs;$", run.Lines[^2]);
        var rows = (await File.ReadAllTextAsync(Out + ".csv")).TrimEnd().Split('\n');
        Assert.Equal($"interrupted after {rows.Length - 1} of 120 runs;", run.Lines[^2]);
        Assert.All(rows, static row => Assert.Equal(13, row.Split(',').Length));
        Assert.InRange(rows.Length, 4, 120);
    }
}
