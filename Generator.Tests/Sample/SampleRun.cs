using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>One run of the sample as a process of its own: what it printed and how it ended.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public IReadOnlyList<string> Lines => Output.TrimEnd().Split(Environment.NewLine);

    public double Accuracy => double.Parse(
        Lines[^1]["test accuracy: ".Length..^" %".Length], CultureInfo.InvariantCulture);

    public static Task<SampleRun> Of(params string[] arguments) => Of(arguments, static (_, _) => { });

    /// <summary>Runs the sample and hands each line that it prints to <paramref name="seen"/> as soon as it is there.</summary>
    public static async Task<SampleRun> Of(string[] arguments, Action<Process, string> seen)
    {
        using var process = OperatingSystem.IsWindows() ? Start(arguments) : Interrupt.WithDefault(() => Start(arguments));
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            var output = new StringBuilder();
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                output.AppendLine(line);
                seen(process, line);
            }

            await process.WaitForExitAsync(limit.Token);
            return new SampleRun(process.ExitCode, output.ToString(), await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static Process Start(string[] arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Sample.dll"), .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
