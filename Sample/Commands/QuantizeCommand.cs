using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Surrogates.Sample.Data;
using Surrogates.Sample.Network;
using Surrogates.Sample.Options;
using Surrogates.Sample.Training;
using Surrogates.Sample.Views;

namespace Surrogates.Sample.Commands;

/// <summary>Trains the same network in single precision, with four bits and with one, and says what each costs and can do.</summary>
internal static class QuantizeCommand
{
    public static void AddTo(RootCommand root, Func<QuantizeArguments, int> run)
    {
        var options = new RunOptions(TrainingOptions.Usual);
        var command = new Command("quantize", "Trains a network without spikes in single precision, with 4 bits (LSQ) and with 1 (Sign)");
        foreach (var option in options.OfQuantizing)
        {
            command.Add(option);
        }

        command.SetAction(parsed => run(new QuantizeArguments(options.Read(parsed))));
        root.Add(command);
    }

    public static int Run(QuantizeArguments arguments)
    {
        using var interrupt = new Interrupt();
        // The samples as they are, without time.
        var options = arguments.Options.Or(TrainingOptions.Usual) with { Steps = 1 };
        var data = DataSet.Of(options.Data, options.Seed) with { Coding = InputCoding.Current };
        Check(options, data);
        Console.WriteLine(TrainingText.Samples(data));
        var results = Meter.Show(
            Precision.All.Count * options.BatchesOf(data),
            meter => Precision.All.Select(precision => Train(precision, options, data, meter, interrupt.Token)).OfType<Result>().ToArray());
        if (results is not [])
        {
            AnsiConsole.Write(Table(results));
        }

        if (interrupt.Token.IsCancellationRequested)
        {
            Console.WriteLine("interrupted");
            return ExitCode.Interrupted;
        }

        return 0;
    }

    // A batch norm needs the variance of a batch.
    private static void Check(TrainingOptions options, DataSet data)
    {
        if (options.Batch == 1 || data.Train.Count % options.Batch == 1)
        {
            throw new OptionException($"--batch {options.Batch}: of {data.Train.Count} samples it leaves one alone, which has no variance for a batch norm; take another number");
        }
    }

    private static Result? Train(Precision precision, TrainingOptions options, DataSet data, Meter meter, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        meter.WriteLine(precision.Name);
        using var run = new TrainingRun(options, data, random => new DenseNetwork(data.Train.Width, options.Hidden, data.Classes, precision, random));
        run.Run(new TrainingView(meter, static () => { }), cancellationToken);
        return cancellationToken.IsCancellationRequested ? null : new Result(precision.Name, run.Test().Accuracy, ((DenseNetwork)run.Best).WeightBytes);
    }

    private static Table Table(Result[] results)
    {
        var table = new Table().AddColumns("weights, activations", "test accuracy", "bytes of weights");
        foreach (var (name, accuracy, bytes) in results)
        {
            table.AddRow(name, TrainingText.Percent(accuracy), bytes.ToString("N0", CultureInfo.InvariantCulture));
        }

        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        return table;
    }

    private sealed record Result(string Name, double Accuracy, long Bytes);
}
