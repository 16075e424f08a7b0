using System.Diagnostics;
using System.Text.Json;

namespace Surrogates.Benchmarks.Memory;

/// <summary>A measurement of memory in a process of its own, in which nothing else has run.</summary>
internal static class MemoryProcess
{
    /// <summary>Starts this program with an option, not for users, that makes it measure what is named and print the result.</summary>
    public static TUse Ask<TUse>(string option, string name)
    {
        using var process = Process.Start(ThisProgram.With(option, name))!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<TUse>(output)!
            : throw new InvalidOperationException($"The memory measurement of {name} ended with exit code {process.ExitCode}.");
    }

    public static void Answer<TUse>(TUse use) => Console.WriteLine(JsonSerializer.Serialize(use));
}
