namespace Surrogates.Sample.Files;

/// <summary>
/// Replaces a file as a whole: what is written is complete in a file beside it before it takes the name of the old one. Whatever
/// happens on the way, the old file stays as it is.
/// </summary>
internal static class AtomicFile
{
    /// <summary>What stands behind a file's name while it is written.</summary>
    public const string Suffix = ".part";

    /// <summary>Fails where <see cref="Write"/> would, and removes what a process left that was killed while it wrote.</summary>
    public static void Prepare(string path)
    {
        if (Directory.Exists(path))
        {
            throw new FileException(path, "this is a folder, but a file is expected");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new FileException(path, $"there is no folder {folder}");
        }

        Try(path, () =>
        {
            Create(path + Suffix).Dispose();
            File.Delete(path + Suffix);
        });
    }

    /// <summary>Makes the folder of a file, where it is not there.</summary>
    public static void MakeFolder(string path) => Try(path, () => Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!));

    public static void Write(string path, Action<Stream> write) => Try(path, () =>
    {
        var part = path + Suffix;
        var stream = Create(part);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    });

    // Nothing is kept back: what cannot be written fails where it is written, and not once more where the stream is closed.
    private static FileStream Create(string part) => new(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);

    private static void Try(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileException(path, $"cannot be written: {e.Message}", e);
        }
    }
}
