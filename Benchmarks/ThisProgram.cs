using System.Diagnostics;

namespace Surrogates.Benchmarks;

/// <summary>Starts this program once more, for what needs a process of its own.</summary>
internal static class ThisProgram
{
    /// <summary>How to start it; what it prints is read by who starts it.</summary>
    public static ProcessStartInfo With(params string[] arguments)
    {
        // Under `dotnet Benchmarks.dll` the process is dotnet, else it is the program itself.
        var program = Environment.ProcessPath!;
        var assembly = typeof(ThisProgram).Assembly;
        string[] first = Path.GetFileNameWithoutExtension(program) == assembly.GetName().Name ? [] : [assembly.Location];
        return new(program, [.. first, .. arguments]) { RedirectStandardOutput = true };
    }
}
