using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;
using Surrogates.Sample.Training;
using Surrogates.Sample.Views;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>Progress on a terminal, and where there is none.</summary>
public sealed partial class MeterTests
{
    private static readonly string Longest = TrainingText.Status(new BatchResult(10_000, 12.345, 1), 1234);

    [Fact]
    public void OnATerminalOfSixtyColumnsNothingIsCutOrWrapped()
    {
        var (console, output) = Console(isTerminal: true);
        Meter.Show(console, 2, static meter =>
        {
            meter.Advance(Longest);
            meter.WriteLine("epoch 1");
            // What is shown is drawn ten times a second.
            Thread.Sleep(300);
            meter.Advance(Longest);
            return 0;
        });

        var lines = ControlCodes.RemovedFrom(output.ToString()).Split('\n', '\r');
        Assert.All(lines, static line => Assert.True(line.TrimEnd().Length <= 60, line));
        // The time that is left is behind it.
        Assert.Contains(lines, static line => line.Contains(Longest, StringComparison.Ordinal) && Time().IsMatch(line));
        Assert.Contains("epoch 1", lines.Select(static line => line.Trim()));
    }

    [Fact]
    public void ElsewhereThereAreLinesAlone()
    {
        var (console, output) = Console(isTerminal: false);
        Assert.Equal(3, Meter.Show(console, 1, static meter =>
        {
            meter.Advance("begins");
            return 3;
        }));
        Assert.Empty(output.ToString());
    }

    private static (IAnsiConsole Console, StringWriter Output) Console(bool isTerminal)
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new Terminal(output, isTerminal),
        });
        return (console, output);
    }

    private sealed class Terminal(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => 60;

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
        }
    }

    [GeneratedRegex(@"(\d\d:\d\d:\d\d|--:--:--)")]
    private static partial Regex Time();
}
