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
        using var process = Process.Start(ThisProgram.With(Option, candidate.Name))!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<MemoryUse>(output)!
            : throw new InvalidOperationException($"The memory measurement of {candidate.Name} ended with exit code {process.ExitCode}.");
    }

    public static void Answer(string name) =>
        Console.WriteLine(JsonSerializer.Serialize(MemoryMeasurement.Measure(CandidateTable.All.First(candidate => candidate.Name == name))));
}
