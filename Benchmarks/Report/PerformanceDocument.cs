namespace Surrogates.Benchmarks.Report;

/// <summary>docs/performance.md: the measured part is replaced, and what people wrote around it stays.</summary>
internal sealed class PerformanceDocument
{
    public const string RelativePath = "docs/performance.md";
    private const string Begin = "<!-- measured: begin -->";
    private const string End = "<!-- measured: end -->";

    private readonly string _path;

    private PerformanceDocument(string path)
    {
        _path = path;
    }

    /// <exception cref="ReportException">The document does not say where the measured part is.</exception>
    public static PerformanceDocument Open(string path)
    {
        _ = Find(File.ReadAllText(path), path);
        return new(path);
    }

    /// <summary>Replaces the measured part of the document as it is now.</summary>
    /// <exception cref="ReportException">The document does not say where the measured part is.</exception>
    public void Write(string measured)
    {
        var text = File.ReadAllText(_path);
        var (begin, end) = Find(text, _path);
        File.WriteAllText(_path, $"{text[..begin]}\n\n{measured.Trim('\n')}\n\n{text[end..]}");
    }

    private static (int Begin, int End) Find(string text, string path)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? (begin + Begin.Length, end)
            : throw new ReportException($"{path}: the measured part goes between the lines {Begin} and {End}, which are not there");
    }
}
