using System.CommandLine;
using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Data;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Commands;

/// <summary>Trains a network: from the beginning, from given weights, or from where another run stopped.</summary>
internal static class TrainCommand
{
    /// <summary>Adds it to the program, as a subcommand and as what the program does without the name of one.</summary>
    public static void AddTo(RootCommand root, Func<TrainArguments, int> run)
    {
        var options = new RunOptions(TrainingOptions.Usual);
        var save = FileOption.Make("--save", "Write a checkpoint after every epoch, and when interrupted by Ctrl+C");
        var resume = FileOption.Make(
            "--resume",
            "Go on with the run of a checkpoint, which has its options; only --epochs, --threads and the place of --data may be others. "
                + "Checkpoints are written there too, if --save names no other file");
        var weights = FileOption.Make("--weights", "Begin with the weights of a checkpoint, or of a state_dict that PyTorch saved");
        var train = new Command("train", "Trains a network; what the program does without a subcommand");
        root.Add(train);
        foreach (var command in (Command[])[root, train])
        {
            foreach (var option in (IEnumerable<Option>)[.. options.OfTraining, save, resume, weights])
            {
                command.Add(option);
            }

            command.Validators.Add(result =>
            {
                if (result.GetResult(resume) is not null && result.GetResult(weights) is not null)
                {
                    result.AddError("--resume and --weights exclude each other: one goes on with a run, the other begins one");
                }
            });
            command.SetAction(parsed => run(new TrainArguments(
                options.Read(parsed), parsed.GetValue(save), parsed.GetValue(resume), parsed.GetValue(weights))));
        }
    }

    public static int Run(TrainArguments arguments)
    {
        using var interrupt = new Interrupt();
        var save = arguments.Save ?? arguments.Resume;
        using var run = Begin(arguments, save);
        Console.WriteLine($"{run.Data.Train.Count} samples to train with, {run.Data.Test.Count} to test with, {run.Data.Classes} classes");
        if (arguments.Resume is { } path)
        {
            Console.WriteLine($"{path} goes on {Place(run)}");
        }

        var last = ProgressView.Show(
            run.RemainingBatches,
            observer => run.Run(save is null ? observer : new SavingObserver(observer, run, save), interrupt.Token));
        if (interrupt.Token.IsCancellationRequested && save is not null)
        {
            Checkpoint.Write(save, run);
            Console.WriteLine($"interrupted {Place(run)}, saved in {save}");
        }

        if (last is not null)
        {
            Console.WriteLine($"test accuracy: {ProgressView.Percent(last.Accuracy)}");
        }

        return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted : 0;
    }

    // Whatever can be wrong with the files is found here, before the first step.
    private static TrainingRun Begin(TrainArguments arguments, string? save)
    {
        using var checkpoint = arguments.Resume is { } resumed ? Checkpoint.Read(resumed) : null;
        using var weights = arguments.Weights is { } file ? Weights.Read(file) : null;
        var usual = weights is null ? TrainingOptions.Usual
            : TrainingOptions.Usual with { Hidden = weights.Hidden, Steps = weights.Options?.Steps };
        var options = checkpoint is null ? arguments.Options.Or(usual)
            : arguments.Options.GoOnWith(checkpoint.Options, arguments.Resume!);
        if (save is not null)
        {
            AtomicFile.Prepare(save);
        }

        var run = new TrainingRun(options, DataSet.Of(options.Data, options.Seed));
        try
        {
            checkpoint?.Restore(run);
            weights?.CopyTo(run.Network);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    private static string Place(TrainingRun run)
    {
        var (results, running) = run.Progress;
        return running is not null ? $"in epoch {results.Count + 1} after {running.Step} of {run.BatchesAnEpoch} steps"
            : results.Count > 0 ? $"after epoch {results.Count}"
            : "at its beginning";
    }
}
