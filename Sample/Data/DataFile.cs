using System.IO.Compression;

namespace Surrogates.Sample.Data;

/// <summary>Finds a text file in a folder, as it is or compressed, and opens it.</summary>
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

    public static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        return IsCompressed(path, file) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    // The name alone suffices, so that a damaged header is reported as what it is; the content alone too.
    private static bool IsCompressed(string path, FileStream file)
    {
        if (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        Span<byte> start = stackalloc byte[2];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == start.Length && start is [0x1f, 0x8b];
    }
}
