namespace Surrogates.Generator.Tests.Sample;

/// <summary>The folder of the handwritten digits, which lie beside the repository and not in it.</summary>
internal static class RealDigits
{
    private const string Place = "shared/data/optdigits";

    public static string? Folder { get; } = Find();

    // A working tree may lie deeper than a clone does: the nearest folder above it that has the data counts.
    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Place);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
