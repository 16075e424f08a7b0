using System.Globalization;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Single-precision constants.</summary>
internal static class ScalarConstant
{
    // 0.1f means 0.1 to who wrote it: rounded to float it is the same number again, and in double it is the better one.
    public static Expression Of(float value)
    {
        foreach (var format in (string[])["G7", "G8", "G9"])
        {
            var text = value.ToString(format, CultureInfo.InvariantCulture);
            if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && parsed == value)
            {
                return double.Parse(text, CultureInfo.InvariantCulture);
            }
        }

        return (double)value;
    }
}
