using System.Globalization;
using Surrogates.Generator.Catalogue;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The words of the tables.</summary>
internal static class Markdown
{
    public static string Code(string text) => $"`{text.Replace("|", "\\|", StringComparison.Ordinal)}`";

    public static string Lines(params IEnumerable<string> lines) => string.Join("<br>", lines.Where(static line => line.Length > 0));

    public static string Row(params string[] cells) => $"| {string.Join(" | ", cells)} |";

    public static string Table(string[] headings, IEnumerable<string> rows) =>
        string.Join("\n", [Row(headings), "|" + string.Concat(headings.Select(static _ => "---|")), .. rows]);

    /// <summary>The heading of a column of pictures: they give way to any text, unless there is a word that is as wide as they are.</summary>
    public static string HeadingOfPictures(string text) => text.Replace(" ", "&nbsp;", StringComparison.Ordinal).Replace("-", "&#8209;", StringComparison.Ordinal);

    /// <summary>A name that can be linked to, what it is, and where it is from.</summary>
    public static string Entry(string name, string noun, string source) =>
        Lines($"<a id=\"{Anchor(name)}\"></a>**`{name}`**", noun, source.Length == 0 ? "" : $"<sub>{source}</sub>");

    public static string Link(string name) => $"[`{name}`](#{Anchor(name)})";

    public static string Parameter(CatalogueParameter parameter) =>
        $"`{parameter.Argument}`: {Number(parameter.Default)}; {parameter.Range.Description}{(parameter.IsFixed ? ", in the attribute only" : "")}";

    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "infinity",
        double.NegativeInfinity => "-infinity",
        // Without the sign of zero.
        _ => (value + 0.0).ToString(CultureInfo.InvariantCulture),
    };

    private static string Anchor(string name) => name.ToLowerInvariant();
}
