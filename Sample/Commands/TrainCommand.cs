using System.CommandLine;
using System.Globalization;
using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Data;
using Surrogates.Sample.Files;
using Surrogates.Sample.Options;
using Surrogates.Sample.Training;
using Surrogates.Sample.Views;

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
        var log = FileOption.Make("--log", "Write the results of every epoch as CSV; of a resumed run those of its earlier epochs too");
        var train = new Command("train", "Trains a network; what the program does without a subcommand");
        root.Add(train);
        foreach (var command in (Command[])[root, train])
        {
            foreach (var option in (IEnumerable<Option>)[.. options.OfTraining, save, resume, weights, log])
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
                options.Read(parsed), parsed.GetValue(save), parsed.GetValue(resume), parsed.GetValue(weights), parsed.GetValue(log))));
        }
    }

    public static int Run(TrainArguments arguments)
    {
        using var interrupt = new Interrupt();
        var save = arguments.Save ?? arguments.Resume;
        using var run = Begin(arguments, save);
        Describe(run);
        if (arguments.Resume is not null)
        {
            Console.WriteLine($"goes on {Place(run)}");
        }

        Meter.Show(run.RemainingBatches, meter => run.Run(new TrainingView(meter, Keep), interrupt.Token));
        if (interrupt.Token.IsCancellationRequested)
        {
            Console.WriteLine($"interrupted {Place(run)}");
            if (save is not null)
            {
                Checkpoint.Write(save, run);
            }

            Console.WriteLine(save is null ? "not saved: --save FILE would have kept the run" : $"saved in {save}");
        }

        if (run.BestEpoch is { } best)
        {
            Console.WriteLine(TrainingText.Best(best));
            Console.WriteLine($"test accuracy: {TrainingText.Percent(run.Test().Accuracy)}");
        }

        return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted : 0;

        void Keep()
        {
            if (save is not null)
            {
                Checkpoint.Write(save, run);
            }

            if (arguments.Log is { } log)
            {
                EpochLog.Write(log, run.Progress.Results);
            }
        }
    }

    private static void Describe(TrainingRun run)
    {
        var (data, options) = (run.Data, run.Options);
        Console.WriteLine(TrainingText.Samples(data));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Classes} classes; {options.Neuron} neurons, {options.Shape} with k = {options.K}"));
        Console.WriteLine("rates: spikes per neuron and step in the two layers");
    }

    // Whatever can be wrong with the files is found here, before the first step.
    private static TrainingRun Begin(TrainArguments arguments, string? save)
    {
        using var checkpoint = arguments.Resume is { } resumed ? Checkpoint.Read(resumed) : null;
        using var weights = arguments.Weights is { } file ? GivenWeights.Read(file, arguments.Options) : null;
        var options = checkpoint is null ? arguments.Options.Or(weights is null ? TrainingOptions.Usual : weights.BeginWith())
            : arguments.Options.GoOnWith(checkpoint.Options, arguments.Resume!);
        foreach (var written in (string?[])[save, arguments.Log])
        {
            if (written is not null)
            {
                AtomicFile.Prepare(written);
            }
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
