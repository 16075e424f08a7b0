using System.Text;

namespace Surrogates.Benchmarks.Report;

/// <summary>A table in Markdown whose columns are aligned in plain text too. The first columns are text, the others numbers.</summary>
internal sealed class TextTable(int textColumns, params string[] header)
{
    private readonly List<string[]> _rows = [];

    public void Add(params IEnumerable<string> cells) => _rows.Add([.. cells]);

    public override string ToString()
    {
        var widths = header.Select((title, column) => _rows.Select(row => row[column].Length).Append(title.Length).Max()).ToArray();
        var text = new StringBuilder();
        Append(header);
        Append([.. widths.Select((width, column) => IsText(column) ? new string('-', width) : new string('-', width - 1) + ":")]);
        _rows.ForEach(Append);
        return text.ToString();

        void Append(string[] cells) => text
            .Append("| ")
            .AppendJoin(" | ", cells.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))
            .Append(" |\n");
    }

    private bool IsText(int column) => column < textColumns;
}
