using System.Globalization;
using System.Text;

namespace Surrogates.Sample.Drawing;

/// <summary>A curve in characters: Braille patterns, of which each has two by four dots.</summary>
internal static class BrailleChart
{
    private const int Columns = 46;
    private const int Rows = 10;
    private const int DotsAcross = 2;
    private const int DotsDown = 4;
    private const char Blank = '\u2800';

    // The bits of the dots of a pattern, row after row.
    private static readonly int[,] Bits = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    /// <summary>How many values fill the width.</summary>
    public const int Points = Columns * DotsAcross;

    /// <summary>The lines, with the range of the values on the left and that of the points below.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<double> values, double from, double to)
    {
        var (low, high) = (Math.Min(0, values.Min()), Math.Max(values.Max(), values.Min() + 1e-9));
        var cells = new int[Rows, Columns];
        for (var i = 0; i < values.Count; i++)
        {
            // Down or up to half of the way to the neighbours: what is steep has no gaps.
            var here = Row(values[i]);
            var others = new[] { Math.Max(i - 1, 0), Math.Min(i + 1, values.Count - 1) }.Select(j => (here + Row(values[j])) / 2).Append(here).ToArray();
            for (var row = others.Min(); row <= others.Max(); row++)
            {
                cells[row / DotsDown, i / DotsAcross] |= Bits[row % DotsDown, i % DotsAcross];
            }
        }

        for (var row = 0; row < Rows; row++)
        {
            var label = row == 0 ? Number(high) : row == Rows - 1 ? Number(low) : "";
            var line = new StringBuilder(label.PadLeft(8)).Append(" │");
            for (var column = 0; column < Columns; column++)
            {
                line.Append((char)(Blank + cells[row, column]));
            }

            yield return line.ToString();
        }

        yield return $"{"",8} └{new string('─', Columns)}";
        yield return $"{"",10}{Number(from)}{Number(to).PadLeft(Columns - Number(from).Length)}";

        int Row(double value) => (int)Math.Round((high - value) / (high - low) * ((Rows * DotsDown) - 1));
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
