using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Surrogates.Sample.Files;

/// <summary>Writes CSV as a whole: the same bytes on every system, and no part of a row.</summary>
internal static class CsvFile
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public static void Write(string path, Action<CsvWriter> write) => AtomicFile.Write(path, stream =>
    {
        using var csv = new CsvWriter(new StreamWriter(stream, leaveOpen: true), Format);
        write(csv);
    });
}
