using System.Globalization;
using Surrogates.Generator.Algebra;

namespace Surrogates.Generator.Reading.Scalars;

/// <summary>Single-precision constants.</summary>
internal static class ScalarConstant
{
    // 0.1f means 0.1 to who wrote it: rounded to float it is the same number again, and in double it is the better one.
    public static Expression Of(float value)
    {
        // In the same way MathF.PI means pi; twice and half of it are as exact.
        foreach (var multiple in (double[])[Math.PI, 2 * Math.PI, Math.PI / 2])
        {
            if ((float)multiple == Math.Abs(value))
            {
                return Math.Sign(value) * multiple;
            }
        }

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
