using System.Globalization;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.Emitting;

/// <summary>Numbers and strings as C# text.</summary>
internal static class CSharpLiteral
{
    /// <summary>A double.</summary>
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

        // Beyond what an int holds, whole digits alone would be a long.
        var text = NumberText.Real(value);
        return Math.Abs(value) < 1e9 || text.Any(static character => character is '.' or 'E') ? text : text + "d";
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
}
