using System.Text;

namespace Surrogates.Generator.Tests.Harness.Snapshots;

/// <summary>A target that is not what its verified file holds.</summary>
internal sealed record SnapshotDifference(string Received, string Verified, string Message)
{
    public static SnapshotDifference Of(string received, string verified, byte[]? expected, string actual)
    {
        var what = expected is null ? "There is no verified file yet." : What(expected, actual);
        return new SnapshotDifference(received, verified, $"{what}\n  received: {received}\n  verified: {verified}");
    }

    private static string What(byte[] expected, string actual)
    {
        if (expected.AsSpan().Contains((byte)'\r'))
        {
            return "The verified file has a carriage return; verified files have line feeds only.";
        }

        if (!expected.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            return "The verified file does not start with a byte order mark.";
        }

        var verified = Encoding.UTF8.GetString(expected.AsSpan(Encoding.UTF8.Preamble.Length)).Split('\n');
        var lines = actual.Split('\n');
        var line = 0;
        while (line < verified.Length && line < lines.Length && verified[line] == lines[line])
        {
            line++;
        }

        return $"The first difference is in line {line + 1}.\n  - {Line(verified, line)}\n  + {Line(lines, line)}";
    }

    private static string Line(string[] lines, int line) => line < lines.Length ? lines[line] : "(end of file)";
}
