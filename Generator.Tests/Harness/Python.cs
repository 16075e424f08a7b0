using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>Runs Python, for what other programs are to read or to compute as well.</summary>
internal static class Python
{
    /// <summary>The environment variable that names the interpreter.</summary>
    public const string Variable = "SURROGATES_PYTHON_COMMAND";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly ConcurrentDictionary<(string Command, string Module), bool> Importable = new();

    // The system's packages are the system's interpreter's, which another one may hide.
    private static readonly Lazy<string> Found = new(static () =>
        Environment.GetEnvironmentVariable(Variable) ?? ((string[])["python3", "/usr/bin/python3"]).FirstOrDefault(static command => Has(command, "torch")) ?? "python3");

    public static string Command => Found.Value;

    /// <summary>Whether there is an interpreter, and it has a module.</summary>
    public static bool Has(string module) => Has(Command, module);

    /// <summary>Runs it, and gives what it printed; fails where it fails, with all that it said.</summary>
    /// <param name="arguments">A script with its arguments, as on a command line.</param>
    /// <param name="folder">Where it runs; null for here.</param>
    /// <param name="environment">What the environment of the process has beside this one's.</param>
    public static string Run(IReadOnlyList<string> arguments, string? folder = null, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        using var process = Start(Command, arguments, folder, environment);
        return Output(process, string.Join(' ', arguments));
    }

    /// <summary>Starts it several times at once, in environments of their own, and gives what each of them printed; where one fails, the others are ended.</summary>
    public static string[] RunTogether(IReadOnlyList<string> arguments, string? folder, IReadOnlyList<(string Name, string Value)[]> environments)
    {
        Process[] processes = [.. environments.Select(environment => Start(Command, arguments, folder, environment))];
        var outputs = processes.Select(static process => (Output: process.StandardOutput.ReadToEndAsync(), Errors: process.StandardError.ReadToEndAsync())).ToArray();
        var exits = processes.Select(static process => process.WaitForExitAsync()).ToArray();
        var clock = Stopwatch.StartNew();
        while (exits.Any(static exit => !exit.IsCompleted) && processes.All(static process => !process.HasExited || process.ExitCode == 0) && clock.Elapsed < Patience)
        {
            Task.WaitAny(exits.Where(static exit => !exit.IsCompleted).ToArray(), TimeSpan.FromSeconds(1));
        }

        string[] states = [.. processes.Select(static process => process.HasExited ? $"ended with {process.ExitCode}" : "did not end")];
        foreach (var process in processes.Where(static process => !process.HasExited))
        {
            process.Kill(entireProcessTree: true);
        }

        string[] texts = [.. outputs.Select(static output => output.Output.Result.Trim())];
        if (states.Any(static state => state != "ended with 0"))
        {
            throw new XunitException(string.Join("\n", states.Zip(texts, outputs).Select(static (process, i) => $"{i} {process.First}: {process.Second}\n{process.Third.Errors.Result}")));
        }

        return texts;
    }

    private static bool Has(string command, string module) => Importable.GetOrAdd((command, module), static key =>
    {
        try
        {
            using var process = Start(key.Command, ["-c", $"import {key.Module}"], folder: null, environment: []);
            return process.WaitForExit(Patience) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    });

    private static Process Start(string command, IReadOnlyList<string> arguments, string? folder, ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };

        // What it compiles of a module stays out of the folders that tests compare.
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string Output(Process process, string what)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new XunitException($"{what} did not end.");
        }

        return process.ExitCode == 0
            ? output.Result.Trim()
            : throw new XunitException($"{what} ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
    }
}

/// <summary>A test that needs Python with some modules, skipped where they are not.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(params string[] modules) => Skip = PythonSkip.Reason(modules);
}

/// <summary>A test with several cases that needs Python with some modules, skipped where they are not.</summary>
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute(params string[] modules) => Skip = PythonSkip.Reason(modules);
}

/// <summary>Why tests that need Python are skipped.</summary>
internal static class PythonSkip
{
    public static string? Reason(string[] modules) => modules.FirstOrDefault(static module => !Python.Has(module)) is { } missing
        ? $"{Python.Command} is not there, or has no module {missing}: on Debian, install python3-torch and python3-h5py. {Python.Variable} can name another interpreter."
        : null;
}
