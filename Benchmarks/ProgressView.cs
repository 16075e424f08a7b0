using Spectre.Console;

namespace Surrogates.Benchmarks;

/// <summary>Shows how far the program is: a progress bar on a terminal, else a line for each step. Both go to the error stream.</summary>
internal static class ProgressView
{
    /// <summary>Calls <paramref name="run"/> with an action that it calls at the start of each step.</summary>
    public static T Show<T>(int steps, Func<Action<string>, T> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi
            ? ShowLive(console, steps, run)
            : run(static step => Console.Error.WriteLine(step));
    }

    private static T ShowLive<T>(IAnsiConsole console, int steps, Func<Action<string>, T> run) => console
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .Start(context =>
        {
            var task = context.AddTask("starting", maxValue: steps + 1);
            return run(step =>
            {
                task.Description = Markup.Escape(step);
                task.Increment(1);
            });
        });
}
