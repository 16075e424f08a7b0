namespace Surrogates.Benchmarks.Report;

/// <summary>Rows as comma-separated values.</summary>
internal static class CsvFile
{
    public static void Write(TextWriter writer, IEnumerable<Row> rows)
    {
        writer.NewLine = "\n";
        writer.WriteLine("measure,n,threads,ours_us,other,other_us,ratio");
        foreach (var row in rows)
        {
            writer.WriteLine(Format.Invariant(
                $"{row.Measure},{row.N},{row.Threads},{row.OursMicroseconds:0.###},{row.Other},{row.OtherMicroseconds:0.###},{row.Ratio:0.####}"));
        }
    }
}
