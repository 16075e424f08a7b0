using System.Diagnostics;
using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Sample;

/// <summary>The program on a terminal of 60 columns, which the command script of Linux makes.</summary>
[Collection(Side.Processes)]
public sealed partial class TerminalTests
{
    [ScriptFact]
    public void CodeIsColoured() => Assert.Matches(Colour(), Run("show ATan"));

    [ScriptFact]
    public void WithoutColourIfAskedFor()
    {
        var output = Run("show ATan", ("NO_COLOR", "1"));
        Assert.Contains("T.Square(double.Pi * u)", output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Colour(), output);
    }

    [ScriptFact]
    public void NoLineIsWider() => Assert.All(
        ControlCodes.RemovedFrom(Run("show ATan")).Split('\n'), static line => Assert.True(line.TrimEnd().Length <= 60, line));

    private static string Run(string arguments, params (string Name, string Value)[] environment)
    {
        var command = $"stty cols 60 rows 24; dotnet '{Path.Combine(AppContext.BaseDirectory, "Sample.dll")}' {arguments}";
        var start = new ProcessStartInfo("script", ["-qec", command, "/dev/null"]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }

    // Bold is none.
    [GeneratedRegex(@"\x1b\[(3[0-9]|4[0-9]|9[0-9])")]
    private static partial Regex Colour();
}

/// <summary>A test that needs the command script of util-linux, and says so where it is not there.</summary>
internal sealed class ScriptFactAttribute : FactAttribute
{
    public ScriptFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/script"))
        {
            Skip = "needs Linux and /usr/bin/script";
        }
    }
}
