using System.Diagnostics;
using System.Reflection;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Harness;

/// <summary>Runs a static method in a process of its own, for what a process cannot undo.</summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Gives what the method printed; fails where the process fails.</summary>
    /// <param name="method">The method.</param>
    /// <param name="environment">What the environment of the process has beside this one's.</param>
    public static string Run(Action method, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var information = method.Method;
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ChildProcess).Assembly.Location, information.DeclaringType!.FullName!, information.Name])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new XunitException($"{information.Name} did not end.");
        }

        return process.ExitCode == 0
            ? output.Result.Trim()
            : throw new XunitException($"{information.Name} ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
    }

    private static void Main(string[] arguments)
    {
        var type = typeof(ChildProcess).Assembly.GetType(arguments[0], throwOnError: true)!;
        type.GetMethod(arguments[1], BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.Invoke(null, null);
    }
}
