using System.Text;
using Surrogates.Sample.Drawing;
using Surrogates.Sample.Files;

namespace Surrogates.Sample.Views;

/// <summary>A picture in a file, whose name says the format.</summary>
internal static class PictureFile
{
    // So that it is sharp on displays of many pixels.
    private const int Scale = 2;

    public static bool IsSupported(string path) => Path.GetExtension(path) is ".svg" or ".png";

    public static void Write(string path, Picture picture) => AtomicFile.Write(
        path, stream => stream.Write(Path.GetExtension(path) == ".svg" ? Encoding.UTF8.GetBytes(picture.ToSvg()) : picture.ToPng(Scale)));
}
