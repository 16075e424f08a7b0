using System.Globalization;
using System.IO.Compression;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Golden;

/// <summary>The numbers that the libraries' own code produced.</summary>
internal static class GoldenFile
{
    public const string Variable = "SURROGATES_GOLDEN";

    /// <summary>Where the file is: where the environment says, or beside the repository; null where it is not.</summary>
    public static string? Path { get; } = Find();

    public static IReadOnlyList<GoldenGroup> Groups { get; } = Path is null ? [] : Read(Path);

    /// <summary>A few rows of each function, which are part of the project: their file says where they come from.</summary>
    public static IReadOnlyList<GoldenGroup> Sample { get; } = Read(Repository.TestFile("Sample.csv"));

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        var usual = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared", "golden", "surrogates.csv.gz"));
        return File.Exists(usual) ? usual : null;
    }

    private static List<GoldenGroup> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        while (reader.ReadLine()?.StartsWith('#') == true)
        {
            // What is said before the names of the columns.
        }

        var groups = new Dictionary<(string, string, string, string), GoldenGroup>();
        var order = new List<GoldenGroup>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            var key = (fields[0], fields[1], fields[2], fields[3]);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = new GoldenGroup(fields[0], fields[1], fields[2], fields[3]));
                order.Add(group);
            }

            double Number(string text) => Parse(text, group.IsSingle);
            group.Rows.Add(new(Number(fields[4]), Number(fields[5]), fields[6].Length == 0 ? null : Number(fields[6]), Number(fields[7])));
        }

        return order;
    }

    // The digits of a single-precision number give back that number, not the same one in double precision.
    private static double Parse(string text, bool isSingle) =>
        isSingle ? float.Parse(text, CultureInfo.InvariantCulture) : double.Parse(text, CultureInfo.InvariantCulture);
}
