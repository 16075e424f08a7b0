using System.Globalization;

namespace Surrogates.Generator.Support;

/// <summary>Names that do not collide.</summary>
internal static class UniqueName
{
    /// <summary>The name, with the lowest number from 2 on behind it that makes it none of the taken ones.</summary>
    public static string Of(string name, IEnumerable<string> taken)
    {
        var names = new HashSet<string>(taken);
        var unique = name;
        for (var number = 2; names.Contains(unique); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
