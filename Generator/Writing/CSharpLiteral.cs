using System.Globalization;

namespace Surrogates.Generator.Writing;

/// <summary>Numbers and strings as C# text, the same on every host and under every culture.</summary>
internal static class CSharpLiteral
{
    public static string Integer(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A double: whole numbers as a person writes them, others with the fewest digits that give back the same value.</summary>
    public static string Real(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        if (value == 0)
        {
            return BitConverter.DoubleToInt64Bits(value) == 0 ? "0" : "-0d";
        }

        if (Math.Abs(value) < 1e9 && value == Math.Truncate(value))
        {
            return Integer((int)value);
        }

        var text = Shortest(value);
        return text.Any(static character => character is '.' or 'E') ? text : text + "d";
    }

    /// <summary>A regular string literal.</summary>
    public static string Text(string value) =>
        "\"" + string.Concat(value.Select(static character => character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            < ' ' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
            _ => character.ToString(),
        })) + "\"";

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
