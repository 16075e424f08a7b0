using System.Globalization;

namespace Surrogates.Benchmarks.Memory;

/// <summary>The memory of this process that is there in fact, in bytes, as Linux tells it; none elsewhere.</summary>
internal static class ResidentMemory
{
    private const string Status = "/proc/self/status";
    private const string Reset = "/proc/self/clear_refs";

    public static long? Now() => Read("VmRSS:");

    public static long? Peak() => Read("VmHWM:");

    /// <summary>Lets the peak start again from what is there now; false where the system does not do that.</summary>
    public static bool ResetPeak()
    {
        try
        {
            File.WriteAllText(Reset, "5");
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long? Read(string name)
    {
        if (!File.Exists(Status))
        {
            return null;
        }

        var line = File.ReadLines(Status).First(line => line.StartsWith(name, StringComparison.Ordinal));
        var kilobytes = line[name.Length..].Replace("kB", "", StringComparison.Ordinal);
        return long.Parse(kilobytes, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
    }
}
