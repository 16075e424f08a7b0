using System.CommandLine;
using Surrogates.Sample.Data;

namespace Surrogates.Sample;

internal static class Program
{
    private const int Failure = 2;
    private const int Interrupted = 130;

    private static int Main(string[] args)
    {
        var parsed = new CommandLine(Run).Root.Parse(args);
        if (parsed.Errors is [var error, ..])
        {
            return Fail(error.Message);
        }

        try
        {
            // Ctrl+C is handled in Run, and an exception that nobody expected shows its stack.
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (DataException e)
        {
            return Fail(e.Message);
        }
    }

    private static int Run(string? folder, TrainingOptions options)
    {
        using var interrupt = new Interrupt();
        var data = folder is null ? Randman.Make(options.Seed) : OptDigits.Read(folder);
        using var training = new Training(options, data);
        Console.WriteLine($"{data.Train.Count} samples to train with, {data.Test.Count} to test with, {data.Classes} classes");
        var last = ProgressView.Show(training.TotalBatches, observer => training.Run(observer, interrupt.Token));
        if (last is not null)
        {
            Console.WriteLine($"test accuracy: {ProgressView.Percent(last.Accuracy)}");
        }

        return interrupt.Token.IsCancellationRequested ? Interrupted : 0;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return Failure;
    }
}
