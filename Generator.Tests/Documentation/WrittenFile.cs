using Surrogates.Generator.Tests.Harness;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>Holds a file of the documentation to what is written from the tables today, or accepts that, as snapshots are accepted.</summary>
internal static class WrittenFile
{
    public static void Compare(string path, string text, SnapshotMode mode)
    {
        if (mode is { Accept: true, OnServer: true })
        {
            throw new XunitException("SNAPSHOTS=accept is refused where CI is set: nobody would look at what is accepted.");
        }

        var present = File.Exists(path) ? File.ReadAllText(path) : "";
        if (present == text)
        {
            return;
        }

        if (!mode.Accept)
        {
            throw new XunitException($"{path} is not what the tables say; SNAPSHOTS=accept in the environment of this test writes it.\n{Difference(present, text)}");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Difference(string present, string text)
    {
        var (old, now) = (present.Split('\n'), text.Split('\n'));
        var line = old.Zip(now).TakeWhile(static pair => pair.First == pair.Second).Count();
        return $"The first difference is in line {line + 1}.\n  - {old.ElementAtOrDefault(line)}\n  + {now.ElementAtOrDefault(line)}";
    }
}
