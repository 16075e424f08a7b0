using Surrogates.Generator.Tests.Harness;
using Surrogates.Sample.Files;

namespace Surrogates.Generator.Tests.Sample.Checkpoints;

/// <summary>The program as its user sees it: runs are saved, resumed and tested, and what is wrong is found before a step is done.</summary>
[Collection(Side.Processes)]
public sealed class CheckpointProgramTests : IDisposable
{
    private static readonly string[] Short = ["--hidden", "64", "--steps", "15", "--epochs", "3", "--seed", "4"];

    // Epochs that leave time to be interrupted in, and a busy machine time to do it.
    private static readonly string[] Long = ["--hidden", "32", "--steps", "10", "--batch", "8", "--epochs", "5"];

    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "run.pt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SavingChangesNothingAndTheTestFindsTheSameAccuracy()
    {
        var plain = await SampleRun.Of(Short);
        var run = await SampleRun.Of(["train", .. Short, "--save", File]);
        var test = await SampleRun.Of("test", "--weights", File);

        Assert.Equal(plain, run);
        Assert.Equal(0, test.ExitCode);
        Assert.Empty(test.Error);
        Assert.Equal(run.Lines[^1], test.Lines[^1]);
        Assert.InRange(test.Accuracy, 15, 100);
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder.Path));
    }

    [RealDigitsFact]
    public async Task TheCheckpointKnowsItsData()
    {
        var run = await SampleRun.Of("--data", RealDigits.Folder!, "--hidden", "32", "--epochs", "1", "--save", File);
        var test = await SampleRun.Of("test", "--weights", File);
        var randman = await SampleRun.Of("--weights", File);

        Assert.Equal(run.Lines[^1], test.Lines[^1]);
        Assert.Equal(new SampleRun(2, "", Line("layers.0.weight: shape [32, 20] expected, [32, 64] found")), randman);
    }

    [RealDigitsFact]
    public async Task DataMayMoveButNotChange()
    {
        var moved = Directory.CreateDirectory(Path.Combine(_folder.Path, "moved")).FullName;
        foreach (var file in Directory.GetFiles(RealDigits.Folder!, "*.csv"))
        {
            System.IO.File.Copy(file, Path.Combine(moved, Path.GetFileName(file)));
        }

        var run = await SampleRun.Of("--data", RealDigits.Folder!, "--hidden", "32", "--epochs", "1", "--save", File);
        var resumed = await SampleRun.Of("--resume", File, "--data", moved, "--threads", "2");
        System.IO.File.AppendAllText(Path.Combine(moved, "optdigits.tes.csv"), string.Join(',', Enumerable.Repeat(0, 65)) + "\n");
        var changed = await SampleRun.Of("--resume", File, "--data", moved);

        Assert.Equal(new SampleRun(0, Output([.. run.Lines.Take(3), "goes on after epoch 1", .. run.Lines.TakeLast(2)]), ""), resumed);
        Assert.Equal(new SampleRun(2, "", Line($"its run is on other data than {moved}")), changed);
    }

    [PosixFact]
    public async Task AnInterruptedRunGoesOnAsIfItHadNotBeen()
    {
        var other = Path.Combine(_folder.Path, "other.pt");
        var whole = await SampleRun.Of([.. Long, "--save", other]);
        var interrupted = await SampleRun.Of([.. Long, "--save", File], static (process, line) =>
        {
            if (line.StartsWith("epoch   1 ", StringComparison.Ordinal))
            {
                Interrupt.Send(process.Id);
            }
        });
        var resumed = await SampleRun.Of("--resume", File);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Empty(interrupted.Error);
        Assert.Matches("^interrupted (in epoch [2-5] after [0-9]+ of 450 steps|after epoch [1-4])$", interrupted.Lines[^4]);
        Assert.Equal($"saved in {File}", interrupted.Lines[^3]);
        Assert.StartsWith("best epoch: ", interrupted.Lines[^2]);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(interrupted.Lines[^4].Replace("interrupted", "goes on", StringComparison.Ordinal), resumed.Lines[3]);
        Assert.Equal(whole.Lines.Skip(3), [.. interrupted.Lines.Skip(3).SkipLast(4), .. resumed.Lines.Skip(4)]);
        // What was resumed was saved where it came from.
        Assert.Equal(
            new SampleRun(0, Output([.. resumed.Lines.Take(3), "goes on after epoch 5", .. resumed.Lines.TakeLast(2)]), ""), await SampleRun.Of("--resume", File));
        Assert.Equal([other, File], Directory.GetFileSystemEntries(_folder.Path).Order());
    }

    [Fact]
    public async Task AFinishedRunCanBeMadeLonger()
    {
        await SampleRun.Of([.. Short, "--save", File]);
        var other = Path.Combine(_folder.Path, "other.pt");
        var before = System.IO.File.ReadAllBytes(File);

        var longer = await SampleRun.Of("--resume", File, "--epochs", "4", "--hidden", "64", "--save", other);

        Assert.Equal(0, longer.ExitCode);
        Assert.Equal("goes on after epoch 3", longer.Lines[3]);
        Assert.StartsWith("epoch   4 ", longer.Lines[4]);
        Assert.Equal(7, longer.Lines.Count);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
        Assert.True(System.IO.File.Exists(other));
    }

    [Fact]
    public async Task ANewRunBeginsWithWeights()
    {
        var first = await SampleRun.Of([.. Short, "--save", File]);
        var next = await SampleRun.Of("--weights", File, "--seed", "4", "--epochs", "1", "--lr", "0.000001");

        Assert.Equal(0, next.ExitCode);
        Assert.StartsWith("epoch   1 ", next.Lines[3]);
        Assert.Equal(6, next.Lines.Count);
        // With steps as small as these it can do what the weights could, but for a sample or two.
        Assert.Equal(first.Accuracy, next.Accuracy, 1.0);
    }

    [Fact]
    public async Task AWriteThatFailsIsOneLineAndLeavesTheLastCheckpoint()
    {
        byte[]? saved = null;
        var run = await SampleRun.Of([.. Long, "--save", File], (_, line) =>
        {
            if (line.StartsWith("epoch   1 ", StringComparison.Ordinal))
            {
                Directory.CreateDirectory(File + AtomicFile.Suffix);
                saved = System.IO.File.ReadAllBytes(File);
            }
        });

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{File}: cannot be written: ", run.Error);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.StartsWith("epoch   1 ", run.Lines[^1]);
        Assert.Equal(saved, System.IO.File.ReadAllBytes(File));
    }

    [Theory]
    [InlineData("there is no folder", "--save")]
    [InlineData("no such file", "--resume")]
    [InlineData("no such file", "--weights")]
    [InlineData("no such file", "test", "--weights")]
    public async Task AFileThatCannotBeIsFoundBeforeTheFirstStep(string message, params string[] arguments)
    {
        var folder = Path.Combine(_folder.Path, "nowhere");
        var path = Path.Combine(folder, "run.pt");

        var run = await SampleRun.Of([.. arguments, path]);

        var end = message.EndsWith("folder", StringComparison.Ordinal) ? $" {folder}" : "";
        Assert.Equal(new SampleRun(2, "", $"{path}: {message}{end}{Environment.NewLine}"), run);
    }

    [Fact]
    public async Task AnOptionThatContradictsTheCheckpointIsOneLine()
    {
        await SampleRun.Of([.. Short, "--save", File]);

        Assert.Equal(new SampleRun(2, "", $"--batch 64: {File} was made with --batch 128{Environment.NewLine}"), await SampleRun.Of("--resume", File, "--batch", "64"));
        Assert.Equal(new SampleRun(2, "", Line("its run has come further than --epochs 2")), await SampleRun.Of("--resume", File, "--epochs", "2"));
        Assert.Equal(new SampleRun(2, "", $"--steps 20: {File} was made with --steps 15{Environment.NewLine}"), await SampleRun.Of("test", "--weights", File, "--steps", "20"));
        Assert.Equal(new SampleRun(2, "", Line("layers.0.weight: shape [32, 20] expected, [64, 20] found")), await SampleRun.Of("test", "--weights", File, "--hidden", "32"));
    }

    [PythonFact("torch")]
    public async Task AStateDictThatPyTorchSavedHasTheSameAccuracy()
    {
        var run = await SampleRun.Of([.. Short, "--save", File]);
        var plain = Path.Combine(_folder.Path, "plain.pt");
        Python.Run(["-c", "import sys, torch; torch.save(torch.load(sys.argv[1])['best_state_dict'], sys.argv[2])", File, plain]);

        var test = await SampleRun.Of("test", "--weights", plain, "--steps", "15", "--seed", "4");

        Assert.Empty(test.Error);
        Assert.Equal(run.Lines[^1], test.Lines[^1]);
    }

    /// <summary>A run of other neurons and another surrogate goes on as such; a network for it knows its learned parameter.</summary>
    [Fact]
    public async Task NeuronsAndSurrogateAreThoseOfTheRun()
    {
        var log = Path.Combine(_folder.Path, "log.csv");
        var run = await SampleRun.Of([.. Short, "--neuron", "plif", "--shape", "fastsigmoid", "--k", "8", "--save", File, "--log", log]);
        var rows = await System.IO.File.ReadAllTextAsync(log);
        System.IO.File.AppendAllText(log, "4,0.5,half a li");
        var resumed = await SampleRun.Of("--resume", File, "--epochs", "4", "--log", log);
        var test = await SampleRun.Of("test", "--weights", File);

        Assert.Equal("10 classes; PLIF neurons, FastSigmoid with k = 8", run.Lines[1]);
        Assert.Equal(run.Lines[1], resumed.Lines[1]);
        Assert.Equal(resumed.Lines[^1], test.Lines[^1]);
        Assert.Equal("epoch,loss,train_accuracy,validation_accuracy,firing_rate_1,firing_rate_2", rows.Split('\n')[0]);
        Assert.Equal(4, rows.TrimEnd().Split('\n').Length);
        var later = await System.IO.File.ReadAllTextAsync(log);
        Assert.StartsWith(rows + "4,", later);
        Assert.Matches(@"\n4(,[0-9.]+){5}\n\z", later);
        Assert.Equal(new SampleRun(2, "", $"--neuron LIF: {File} was made with --neuron PLIF{Environment.NewLine}"), await SampleRun.Of("test", "--weights", File, "--neuron", "lif"));
        Assert.Equal(new SampleRun(2, "", $"--k 2: {File} was made with --k 8{Environment.NewLine}"), await SampleRun.Of("--resume", File, "--k", "2"));
    }

    private static string Output(params string[] lines) => string.Concat(lines.Select(static line => line + Environment.NewLine));

    private string Line(string problem) => $"{File}: {problem}{Environment.NewLine}";
}
