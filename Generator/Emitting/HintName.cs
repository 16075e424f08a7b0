using System.Globalization;
using System.Text;

namespace Surrogates.Generator.Emitting;

/// <summary>Names of generated files.</summary>
internal static class HintName
{
    /// <summary>
    /// A file name for each type. Roslyn compares them ignoring case and ends the run at a clash, so types whose names
    /// differ in nothing else get a hash of their exact name.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> metadataNames)
    {
        var names = metadataNames.Select(Sanitize).ToArray();
        var clashes = names
            .GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Count() > 1)
            .Select(static group => group.Key)
            .ToArray();
        return
        [
            .. names.Select((name, i) =>
                clashes.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"{name}-{Hash(metadataNames[i])}.g.cs" : $"{name}.g.cs"),
        ];
    }

    private static string Sanitize(string metadataName) =>
        string.Concat(metadataName.Select(static character => char.IsLetterOrDigit(character) || character is '.' or '_' or '+' or '`' or '-' ? character : '_'));

    // 32-bit FNV-1a: string.GetHashCode differs from process to process.
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ value) * 16777619u);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
