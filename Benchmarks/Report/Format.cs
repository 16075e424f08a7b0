using System.Globalization;

namespace Surrogates.Benchmarks.Report;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class Format
{
    public static string Ratio(double ratio) => ratio.ToString(ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);

    public static string Ratio(Row row) => (row.IsDisturbed ? "~" : "") + Ratio(row.Ratio);

    public static string Time(double microseconds) => microseconds.ToString(microseconds < 100 ? "0.0" : "0", CultureInfo.InvariantCulture);

    public static string Tensors(double? tensors) => tensors?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>16, 1e3, 4e6: what is short in the head of a table.</summary>
    public static string Count(long count)
    {
        var exponent = 0;
        while (count % 10 == 0 && count > 0)
        {
            count /= 10;
            exponent++;
        }

        return exponent == 0 ? Invariant($"{count}") : Invariant($"{count}e{exponent}");
    }

    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
