using System.CommandLine;
using Surrogates.Sample.Checkpoints;
using Surrogates.Sample.Commands;
using Surrogates.Sample.Data;

namespace Surrogates.Sample;

internal static class Program
{
    private static int Main(string[] args)
    {
        var parsed = new CommandLine(Handlers.OfProgram).Root.Parse(args);
        if (parsed.Errors is [var error, ..])
        {
            return Fail(error.Message);
        }

        try
        {
            // Ctrl+C is handled by the training, and an exception that nobody expected shows its stack.
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (e is DataException or CheckpointException or OptionException)
        {
            return Fail(e.Message);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.Failure;
    }
}
