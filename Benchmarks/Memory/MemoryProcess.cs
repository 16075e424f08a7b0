using System.Diagnostics;
using System.Text.Json;
using Surrogates.Benchmarks.Candidates;

namespace Surrogates.Benchmarks.Memory;

/// <summary>Runs a memory measurement in a process of its own.</summary>
internal static class MemoryProcess
{
    /// <summary>The option, not for users, that makes this program measure one candidate and print the result.</summary>
    public const string Option = "--memory-of";

    public static MemoryUse Measure(Candidate candidate)
    {
        using var process = Process.Start(Command(candidate))!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<MemoryUse>(output)!
            : throw new InvalidOperationException($"The memory measurement of {candidate.Name} ended with exit code {process.ExitCode}.");
    }

    public static void Answer(string name) =>
        Console.WriteLine(JsonSerializer.Serialize(MemoryMeasurement.Measure(CandidateTable.All.First(candidate => candidate.Name == name))));

    private static ProcessStartInfo Command(Candidate candidate)
    {
        // Under `dotnet Benchmarks.dll` the process is dotnet, else it is the program itself.
        var program = Environment.ProcessPath!;
        var assembly = typeof(MemoryProcess).Assembly;
        string[] first = Path.GetFileNameWithoutExtension(program) == assembly.GetName().Name ? [] : [assembly.Location];
        return new(program, [.. first, Option, candidate.Name]) { RedirectStandardOutput = true };
    }
}
