using System.Globalization;

namespace Surrogates.Generator.Printing;

/// <summary>Numbers as text, the same on every host and under every culture.</summary>
internal static class NumberText
{
    public static string Integer(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A finite number: whole ones as a person writes them, others with the fewest digits that give back the same value.</summary>
    public static string Real(double value) => Math.Abs(value) < 1e9 && value == Math.Truncate(value) ? Integer((int)value) : Shortest(value);

    // .NET Framework, where Visual Studio runs, has no shortest round-trip format.
    private static string Shortest(double value)
    {
        foreach (var format in (string[])["G15", "G16"])
        {
            var text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == value)
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
