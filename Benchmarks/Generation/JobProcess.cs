using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Surrogates.Benchmarks.Generation;

/// <summary>
/// Runs a job in a process of its own, which is killed when one of its runs takes too long: a generator that is lost in an expression asks for
/// no cancellation.
/// </summary>
internal static class JobProcess
{
    private const string MemoryLimit = "4 GB";
    private const string MemoryLimitHexadecimal = "100000000";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromSeconds(60);

    // Limits count processor time. This one is for a process that waits for what does not come; on a busy machine others wait long, too.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static Outcome Run(Job job)
    {
        using var process = Process.Start(Command(job))!;
        var errors = process.StandardError.ReadToEndAsync();
        var timings = new List<Timing>();
        for (var limit = WarmUpLimit; ;)
        {
            var line = process.StandardOutput.ReadLineAsync();
            if (Await(line, process, limit) is { } failure)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                return new(timings, failure);
            }

            switch (line.Result)
            {
                case null:
                    process.WaitForExit();
                    return new(timings, process.ExitCode == 0 ? null : Describe(errors.Result));
                case JobAnswer.Ready:
                    limit = job.Limit;
                    break;
                case { } timing:
                    timings.Add(JsonSerializer.Deserialize<Timing>(timing)!);
                    break;
            }
        }
    }

    private static ProcessStartInfo Command(Job job)
    {
        var command = ThisProgram.With(JobAnswer.Option, job.Name);
        command.RedirectStandardInput = true;
        command.RedirectStandardError = true;

        // For this process there is one core: nobody works side by side, and no collector beside the program.
        command.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        command.Environment["DOTNET_gcConcurrent"] = "0";
        command.Environment["DOTNET_GCHeapHardLimit"] = MemoryLimitHexadecimal;
        return command;
    }

    // Gives why the line is not waited for any longer; nothing if it came.
    private static string? Await(Task line, Process process, TimeSpan limit)
    {
        var wall = Stopwatch.StartNew();
        var start = Used(process);
        while (!line.Wait(Poll))
        {
            if (Used(process) - start > limit)
            {
                return TimeText.Above(limit);
            }

            if (wall.Elapsed > Patience)
            {
                return "stuck";
            }
        }

        return null;
    }

    private static TimeSpan Used(Process process)
    {
        process.Refresh();
        try
        {
            return process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException && process.HasExited)
        {
            // It ended between the two.
            return TimeSpan.Zero;
        }
    }

    // The runtime says on its first line what ended the process; the rest is the stack.
    private static string Describe(string errors) => errors switch
    {
        _ when errors.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || errors.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal) => $"> {MemoryLimit}",
        _ when errors.StartsWith("Stack overflow", StringComparison.Ordinal) => "stack overflow",
        _ => "failed",
    };
}
