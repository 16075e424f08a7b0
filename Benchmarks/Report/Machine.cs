using BenchmarkDotNet.Environments;

namespace Surrogates.Benchmarks.Report;

/// <summary>The machine that measures.</summary>
internal static class Machine
{
    private const string LoadAverage = "/proc/loadavg";

    /// <summary>A line for each fact. Other work on the machine is part of what is measured.</summary>
    public static string[] Describe()
    {
        string[] load = File.Exists(LoadAverage) ? [$"Load average before the measurement: {File.ReadAllText(LoadAverage).Split(' ')[0]}"] : [];
        return [.. HostEnvironmentInfo.GetInformation().Trim().ReplaceLineEndings("\n").Split('\n'), .. load];
    }
}
