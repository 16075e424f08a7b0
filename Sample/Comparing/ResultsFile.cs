using System.Globalization;
using CsvHelper;
using Surrogates.Sample.Data;
using Surrogates.Sample.Files;

namespace Surrogates.Sample.Comparing;

/// <summary>
/// The results of runs, as CSV, of one comparison or of several. With each result the file is written as a whole, so that it has no part
/// of a row, whenever the program ends.
/// </summary>
internal sealed class ResultsFile
{
    private readonly string _path;
    private readonly List<ComparisonRow> _rows;
    private readonly Lock _writing = new();

    /// <summary>Opens the file, which need not be there.</summary>
    /// <exception cref="DataException">It is there and is something else.</exception>
    /// <exception cref="FileException">It cannot be written.</exception>
    public ResultsFile(string path)
    {
        _path = path;
        AtomicFile.Prepare(path);
        _rows = File.Exists(path) ? Read(path) : [];
    }

    public IReadOnlyList<ComparisonRow> Rows
    {
        get
        {
            lock (_writing)
            {
                return [.. _rows];
            }
        }
    }

    public void Add(ComparisonRow row)
    {
        lock (_writing)
        {
            _rows.Add(row);
            CsvFile.Write(_path, csv => csv.WriteRecords(_rows));
        }
    }

    private static List<ComparisonRow> Read(string path)
    {
        using var csv = new CsvReader(new StreamReader(new MemoryStream(DataFile.Read(path))), CultureInfo.InvariantCulture);
        try
        {
            return [.. csv.GetRecords<ComparisonRow>()];
        }
        catch (CsvHelperException)
        {
            var parser = csv.Parser;
            throw new DataException(path, Math.Max(parser.RawRow, 1), Math.Max(csv.CurrentIndex, 0) + 1, "no result of a comparison; move the file, or name another one");
        }
    }
}
