namespace Surrogates.Benchmarks.Report;

/// <summary>A measured section of docs/performance.md: it is replaced, and other sections and what people wrote around it stay.</summary>
internal sealed class PerformanceDocument
{
    public const string RelativePath = "docs/performance.md";

    /// <summary>The section about generated ops.</summary>
    public const string Ops = "measured";

    /// <summary>The section about the generator.</summary>
    public const string Generator = "generator";

    /// <summary>The section about loops over time.</summary>
    public const string OverTime = "over-time";

    private readonly string _path;
    private readonly string _section;

    private PerformanceDocument(string path, string section)
    {
        _path = path;
        _section = section;
    }

    /// <exception cref="ReportException">The document does not say where the section is.</exception>
    public static PerformanceDocument Open(string path, string section)
    {
        _ = Find(File.ReadAllText(path), path, section);
        return new(path, section);
    }

    /// <summary>Replaces the section in the document as it is now.</summary>
    /// <exception cref="ReportException">The document does not say where the section is.</exception>
    public void Write(string measured)
    {
        var text = File.ReadAllText(_path);
        var (begin, end) = Find(text, _path, _section);
        File.WriteAllText(_path, $"{text[..begin]}\n\n{measured.Trim('\n')}\n\n{text[end..]}");
    }

    private static (int Begin, int End) Find(string text, string path, string section)
    {
        var (first, last) = ($"<!-- {section}: begin -->", $"<!-- {section}: end -->");
        var begin = text.IndexOf(first, StringComparison.Ordinal);
        var end = text.IndexOf(last, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? (begin + first.Length, end)
            : throw new ReportException($"{path}: the measured part goes between the lines {first} and {last}, which are not there");
    }
}
