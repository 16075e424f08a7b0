using System.CommandLine;
using Spectre.Console;
using Surrogates.Sample.Commands;
using Surrogates.Sample.Data;
using Surrogates.Sample.Files;
using Surrogates.Sample.Options;

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

        // Tables are as wide in a file as on a narrow terminal.
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 60;
        }

        try
        {
            // Ctrl+C is handled by the training, and an exception that nobody expected shows its stack.
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e) when (e is DataException or FileException or OptionException)
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
