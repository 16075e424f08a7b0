using System.Collections;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;
using Surrogates.Sample.Files;
using TorchSharp.PyBridge;
using static TorchSharp.torch;

namespace Surrogates.Sample.Checkpoints;

/// <summary>A dictionary in PyTorch's own format, as <c>torch.save</c> writes it and <c>torch.load</c> reads it: a zip archive.</summary>
internal sealed class PyTorchFile : IDisposable
{
    private readonly Tensor[] _tensors;

    private PyTorchFile(string path, IDictionary content)
    {
        Content = new Section(path, content);
        _tensors = [.. TensorsIn(content)];
    }

    public Section Content { get; }

    /// <summary>Reads a file, and hands it to what makes something of its content and owns it from then on.</summary>
    public static T Read<T>(string path, Func<PyTorchFile, T> open)
    {
        var file = Read(path);
        try
        {
            return open(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public static void Write(string path, IDictionary content) =>
        AtomicFile.Write(path, stream => PyTorchPickler.PickleStateDict(stream, content, leaveOpen: true));

    public void Dispose()
    {
        foreach (var tensor in _tensors)
        {
            tensor.Dispose();
        }
    }

    private static PyTorchFile Read(string path)
    {
        if (Directory.Exists(path) || !File.Exists(path))
        {
            throw new FileException(path, Directory.Exists(path) ? "this is a folder, but a file is expected" : "no such file");
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
            CheckArchive(stream, path);
            stream.Position = 0;
            return Unpickle(stream, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileException(path, $"cannot be read: {e.Message}", e);
        }
    }

    // Neither ZipArchive nor the unpickler compares the checksums. Without them a bit that was turned over is a weight like any other.
    private static void CheckArchive(FileStream stream, string path)
    {
        Span<byte> signature = stackalloc byte[4];
        if (stream.ReadAtLeast(signature, signature.Length, throwOnEndOfStream: false) < signature.Length || !signature.SequenceEqual("PK\x3\x4"u8))
        {
            throw new FileException(path, "neither a checkpoint nor a file of PyTorch, from 1.6 on");
        }

        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Any(static entry => Checksum(entry) != entry.Crc32))
            {
                throw Damaged(path, null);
            }
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(path, e);
        }
    }

    private static uint Checksum(ZipArchiveEntry entry)
    {
        var sum = new Crc32();
        var buffer = new byte[81_920];
        using var content = entry.Open();
        for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
        {
            sum.Update(new ArraySegment<byte>(buffer, 0, read));
        }

        return (uint)sum.Value;
    }

    private static PyTorchFile Unpickle(FileStream stream, string path)
    {
        using var scope = NewDisposeScope();
        try
        {
            var file = new PyTorchFile(path, PyTorchUnpickler.UnpickleStateDict(stream, leaveOpen: true));
            scope.Detach(file._tensors);
            return file;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it stumbles over in what is no dictionary of tensors: a cast, an index, a name that is not there.
            throw new FileException(path, $"no dictionary of tensors that can be read: {e.Message.Split('\n')[0].TrimEnd()}", e);
        }
    }

    private static IEnumerable<Tensor> TensorsIn(object? value) => value switch
    {
        Tensor tensor => [tensor],
        IDictionary dictionary => dictionary.Values.Cast<object?>().SelectMany(TensorsIn),
        IList list => list.Cast<object?>().SelectMany(TensorsIn),
        _ => [],
    };

    private static FileException Damaged(string path, Exception? cause) => new(path, "the file is damaged or cut short", cause);
}
