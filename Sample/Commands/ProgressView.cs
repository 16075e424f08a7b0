using System.Globalization;
using Spectre.Console;
using Surrogates.Sample.Training;

namespace Surrogates.Sample.Commands;

/// <summary>Shows a training run: a line an epoch, and on a terminal a progress bar below them while it runs.</summary>
internal static class ProgressView
{
    public static string Percent(double share) => (share * 100).ToString("F1", CultureInfo.InvariantCulture) + " %";

    /// <summary>Calls <paramref name="train"/> with an observer that shows what it is told.</summary>
    public static T Show<T>(int batches, Func<ITrainingObserver, T> train)
    {
        var console = AnsiConsole.Console;
        return console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi
            ? ShowLive(console, batches, train)
            : train(new Observer(Console.WriteLine, static () => { }));
    }

    private static T ShowLive<T>(IAnsiConsole console, int batches, Func<ITrainingObserver, T> train) => console
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new RemainingTimeColumn())
        .Start(context =>
        {
            var task = context.AddTask("training", maxValue: batches);
            return train(new Observer(console.WriteLine, () => task.Increment(1)));
        });

    private sealed class Observer(Action<string> write, Action batchDone) : ITrainingObserver
    {
        public void BatchDone() => batchDone();

        public void EpochDone(EpochResult result) => write(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {result.Epoch,3}   loss {result.Loss:F4}   test accuracy {Percent(result.Accuracy),7}"));
    }
}
