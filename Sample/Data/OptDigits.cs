using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Surrogates.Sample.Data;

/// <summary>
/// Reads handwritten digits, the set "Optical Recognition of Handwritten Digits" of the UCI Machine Learning Repository:
/// a row is 64 integers from 0 to 16, an 8 x 8 picture, and the digit it shows.
/// </summary>
internal static class OptDigits
{
    public const int Pixels = 64;
    public const int Classes = 10;
    public const int UsualSteps = 8;
    private const int MaxInk = 16;
    private const int Columns = Pixels + 1;

    // Without quoting a field is what stands between two commas, and a line of the file is a row.
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        HasHeaderRecord = false,
        Mode = CsvMode.NoEscape,
        Delimiter = ",",
        TrimOptions = TrimOptions.Trim,
    };

    public static DataSet Read(string folder)
    {
        var path = DataFile.Find(folder, "optdigits.tra.csv");
        var (train, test) = (ReadFile(path), ReadFile(DataFile.Find(folder, "optdigits.tes.csv")));
        return train.Count > 1
            ? DataSet.PutAside(train, test, Classes, InputCoding.Current, UsualSteps)
            : throw new DataException(path, "one sample only: there must be some to train with, and some for validation");
    }

    public static Samples ReadFile(string path)
    {
        using var parser = new CsvParser(new StreamReader(new MemoryStream(DataFile.Read(path))), Format);
        var pixels = new List<float>();
        var labels = new List<long>();
        while (parser.Read())
        {
            AddRow(parser, path, pixels, labels);
        }

        return labels.Count > 0
            ? new Samples(Pixels, [.. pixels], [.. labels])
            : throw new DataException(path, 1, 1, "the file is empty");
    }

    private static void AddRow(CsvParser parser, string path, List<float> pixels, List<long> labels)
    {
        if (parser.Count != Columns)
        {
            var column = Math.Min(parser.Count, Columns) + 1;
            throw new DataException(path, parser.RawRow, column, $"{Columns} columns expected, {parser.Count} found");
        }

        for (var i = 0; i < Pixels; i++)
        {
            pixels.Add(Integer(parser, path, i, "pixel", MaxInk) / (float)MaxInk);
        }

        labels.Add(Integer(parser, path, Pixels, "label", Classes - 1));
    }

    private static int Integer(CsvParser parser, string path, int index, string what, int max)
    {
        var text = parser[index];
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            throw new DataException(path, parser.RawRow, index + 1, $"{what} '{Printable(text)}' is not an integer");
        }

        return value >= 0 && value <= max
            ? value
            : throw new DataException(path, parser.RawRow, index + 1, $"{what} {value} is outside 0..{max}");
    }

    // A file of another kind holds anything, and the message has to stay one readable line.
    private static string Printable(string text)
    {
        const int longest = 20;
        var start = text.Length > longest ? text[..longest] + "..." : text;
        return string.Concat(start.Select(static c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
