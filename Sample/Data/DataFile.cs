namespace Surrogates.Sample.Data;

/// <summary>Finds a text file in a folder, as it is or compressed, and reads it.</summary>
internal static class DataFile
{
    public static string Find(string folder, string name)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataException(folder, File.Exists(folder) ? "this is a file, but a folder is expected" : "no such folder");
        }

        var path = Path.Combine(folder, name);
        var compressed = path + ".gz";
        return File.Exists(path) ? path
            : File.Exists(compressed) ? compressed
            : throw new DataException(path, "no such file, and none with .gz behind its name");
    }

    public static byte[] Read(string path)
    {
        try
        {
            var content = File.ReadAllBytes(path);
            return IsCompressed(path, content) ? Gzip.Decompress(content, path) : content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException(path, e.Message);
        }
    }

    // The name alone suffices, so that a damaged header is reported as what it is; the content alone does too.
    private static bool IsCompressed(string path, byte[] content) =>
        content is [0x1f, 0x8b, ..]
        || (content.Length > 0 && path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase));
}
