using Spectre.Console;

namespace Surrogates.Sample.Views;

/// <summary>
/// How far a long operation has come. On a terminal it is a bar with the time left, below the lines that are written meanwhile; elsewhere
/// there are these lines alone.
/// </summary>
internal sealed class Meter
{
    private const int BarWidth = 7;

    private readonly Action<string> _write;
    private readonly Action<string> _advance;

    private Meter(Action<string> write, Action<string> advance)
    {
        _write = write;
        _advance = advance;
    }

    /// <summary>Does something in <paramref name="total"/> steps.</summary>
    public static T Show<T>(int total, Func<Meter, T> work) => Show(AnsiConsole.Console, total, work);

    /// <summary>Does something in <paramref name="total"/> steps, and shows it on a console.</summary>
    public static T Show<T>(IAnsiConsole console, int total, Func<Meter, T> work)
    {
        return console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi
            ? ShowLive(console, total, work)
            : work(new Meter(Console.WriteLine, static _ => { }));
    }

    /// <summary>Does something in <paramref name="total"/> steps.</summary>
    public static void Show(int total, Action<Meter> work) => Show(total, meter =>
    {
        work(meter);
        return 0;
    });

    public void WriteLine(string text) => _write(text);

    /// <summary>Says that one step more is done, and how it stands.</summary>
    public void Advance(string status) => _advance(status);

    private static T ShowLive<T>(IAnsiConsole console, int total, Func<Meter, T> work) => console
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth }, new RemainingTimeColumn())
        .Start(context =>
        {
            var task = context.AddTask("begins", maxValue: total);
            return work(new Meter(console.WriteLine, status =>
            {
                task.Description = status.EscapeMarkup();
                task.Increment(1);
            }));
        });
}
