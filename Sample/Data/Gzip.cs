using System.Buffers.Binary;
using System.IO.Compression;

namespace Surrogates.Sample.Data;

/// <summary>Decompresses a text, and refuses one that is damaged or cut short.</summary>
internal static class Gzip
{
    public static byte[] Decompress(byte[] compressed, string path)
    {
        var text = new MemoryStream();
        try
        {
            using var stream = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
            stream.CopyTo(text);
        }
        catch (InvalidDataException)
        {
            throw Damaged(text, path);
        }

        return IsComplete(compressed, text.Length) ? text.ToArray() : throw Damaged(text, path);
    }

    // GZipStream takes the end of a file that was cut short for the end of its data. The last four bytes are the length of what
    // is compressed, or of its last part; of a file that was cut short they are any four bytes, as good as always a larger number.
    private static bool IsComplete(ReadOnlySpan<byte> compressed, long length) =>
        compressed.Length > sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(compressed[^sizeof(uint)..]) <= length;

    private static DataException Damaged(MemoryStream text, string path)
    {
        var readable = text.GetBuffer().AsSpan(0, (int)text.Length);
        var line = readable.Count((byte)'\n') + 1;
        var column = readable[(readable.LastIndexOf((byte)'\n') + 1)..].Count((byte)',') + 1;
        return new DataException(path, line, column, "the gzip data is damaged or cut short here");
    }
}
