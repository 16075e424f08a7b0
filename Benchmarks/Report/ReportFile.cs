namespace Surrogates.Benchmarks.Report;

/// <summary>Opens what a report goes into, with errors for the user.</summary>
internal static class ReportFile
{
    private const string RootMarker = "Surrogates.sln";

    /// <exception cref="ReportException">The file cannot be written.</exception>
    public static StreamWriter Create(string path)
    {
        try
        {
            return new StreamWriter(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ReportException($"{path}: cannot be written: {exception.Message}");
        }
    }

    /// <summary>A section of the document of the repository that this program was built in.</summary>
    /// <exception cref="ReportException">There is none, or it has no place for the section.</exception>
    public static PerformanceDocument OpenDocument(string section)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, PerformanceDocument.RelativePath);
            if (File.Exists(Path.Combine(folder.FullName, RootMarker)) && File.Exists(path))
            {
                return PerformanceDocument.Open(path, section);
            }
        }

        throw new ReportException($"{PerformanceDocument.RelativePath}: not found in a folder above {AppContext.BaseDirectory}");
    }
}
