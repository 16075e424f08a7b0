using Surrogates.Generator.Tests.Golden;
using static Surrogates.Generator.Tests.Documentation.Markdown;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>What to write in place of the functions of one library: the table by which the golden numbers are reproduced.</summary>
internal static class LibraryTable
{
    private const string SmoothSuffix = ":soft";

    private const string SmoothArgument = "spiking=False";

    private const string SmoothAttribute = ", Soft = true";

    /// <summary>The table, and below it what takes more than one statement.</summary>
    public static string Write(string title, IReadOnlyList<GoldenEntry> entries)
    {
        var rows = entries.Where(entry => !entries.Any(hard => IsSmoothFormOf(entry, hard))).ToArray();
        var table = Table([title, "annotation", "call"], rows.Select(entry => Row(entry, entries.Any(smooth => IsSmoothFormOf(smooth, entry)))));
        return string.Join("\n\n", rows.Where(static entry => !IsOneStatement(entry)).Select(Example).Prepend(table));
    }

    private static bool IsSmoothFormOf(GoldenEntry smooth, GoldenEntry hard) =>
        smooth.Function == hard.Function + SmoothSuffix && smooth.Parameters == hard.Parameters && smooth.Attributes == hard.Attributes + SmoothAttribute;

    private static bool IsOneStatement(GoldenEntry entry) => !entry.Call.Contains('\n', StringComparison.Ordinal);

    private static string Row(GoldenEntry entry, bool hasSmoothForm) => Markdown.Row(
        Code(Theirs(entry)),
        Lines(
        [
            .. Annotations(entry),
            hasSmoothForm ? $"and `Soft = true` for `{SmoothArgument}`" : "",
            entry.Operands.Length == 0 ? "" : $"on {Code($"Tensor F(Tensor x, {entry.Operands})")}",
        ]),
        IsOneStatement(entry) ? Code(entry.Call["return ".Length..^1]) : "below");

    private static IEnumerable<string> Annotations(GoldenEntry entry)
    {
        var attributes = entry.Attributes.Split('\n');
        return attributes.Select((attribute, i) => Code($"[Surrogate({attribute})]") + (attributes.Length == 1 ? "" : $" on `{"FG"[i]}`"));
    }

    private static string Example(GoldenEntry entry) => $"""
        {Code(Theirs(entry))}:

        ```csharp
        {entry.Ops}

        {entry.Call}
        ```
        """;

    // The function as it is called; the file's marks for smooth forms and for functions of a whole tensor are no part of its name.
    private static string Theirs(GoldenEntry entry)
    {
        var only = entry.Only?.Split('=');
        var parameters = entry.Declared.Select(parameter =>
            only is [var name, var value] && parameter.Name == name ? $"{name}={value.Replace("none", "None", StringComparison.Ordinal)}"
            : parameter.Default is { } usual ? $"{parameter.Name}={usual}"
            : parameter.Name);
        var isSmooth = entry.Function.EndsWith(SmoothSuffix, StringComparison.Ordinal);
        return $"{entry.Function.Split(':')[0]}({string.Join(", ", isSmooth ? parameters.Append(SmoothArgument) : parameters)})";
    }
}
