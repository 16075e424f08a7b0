using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Surrogates.Generator.Tests.Harness.Snapshots;

/// <summary>Diagnostics in the words of Verify.SourceGenerators.</summary>
internal static class DiagnosticText
{
    public static string Of(IEnumerable<Diagnostic> diagnostics)
    {
        var items = diagnostics.Select(static d => "    " + Object(4, Members(d)));
        return "{\n  Diagnostics: [\n" + string.Join(",\n", items) + "\n  ]\n}";
    }

    private static IEnumerable<string> Members(Diagnostic diagnostic)
    {
        yield return "Location:" + Location(diagnostic.Location);
        yield return "Message: " + diagnostic.GetMessage(CultureInfo.InvariantCulture);
        yield return "Severity: " + diagnostic.Severity;
        if (diagnostic.WarningLevel != 0)
        {
            yield return "WarningLevel: " + diagnostic.WarningLevel.ToString(CultureInfo.InvariantCulture);
        }

        yield return "Descriptor: " + Object(6, Members(diagnostic.Descriptor));
    }

    private static IEnumerable<string> Members(DiagnosticDescriptor descriptor)
    {
        yield return "Id: " + descriptor.Id;
        yield return "Title: " + descriptor.Title.ToString(CultureInfo.InvariantCulture);
        if (descriptor.Description.ToString(CultureInfo.InvariantCulture) is var description && !string.IsNullOrWhiteSpace(description))
        {
            yield return "Description: " + description;
        }

        if (!string.IsNullOrWhiteSpace(descriptor.HelpLinkUri))
        {
            yield return "HelpLink: " + descriptor.HelpLinkUri;
        }

        yield return "MessageFormat: " + descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        yield return "Category: " + descriptor.Category;
        yield return "DefaultSeverity: " + descriptor.DefaultSeverity;
        yield return "IsEnabledByDefault: " + (descriptor.IsEnabledByDefault ? "true" : "false");
        if (descriptor.CustomTags.Any())
        {
            var tags = descriptor.CustomTags.Select(static tag => "          " + tag);
            yield return "CustomTags: [\n" + string.Join(",\n", tags) + "\n        ]";
        }
    }

    private static string Object(int indent, IEnumerable<string> members)
    {
        var inside = new string(' ', indent + 2);
        return "{\n" + string.Join(",\n", members.Select(member => inside + member)) + "\n" + new string(' ', indent) + "}";
    }

    // Starts with the blank that follows the member's name; after a source excerpt it stands on the next line.
    private static string Location(Location location)
    {
        var span = location.GetMappedLineSpan();
        var place = " " + span.ToString().Replace('/', '\\');
        return location.SourceTree is { } tree ? " /*\n" + Excerpt(tree, location, span) + "*/\n" + place : place;
    }

    private static string Excerpt(SyntaxTree tree, Location location, FileLinePositionSpan span)
    {
        var lines = tree.GetText().Lines;
        var last = Math.Min(span.EndLinePosition.Line + 1, lines.Count - 1);
        var text = new StringBuilder();
        for (var i = Math.Max(span.StartLinePosition.Line - 1, 0); i <= last; i++)
        {
            text.Append(lines[i].ToString()).Append('\n');
            if (lines[i].Span.Intersection(location.SourceSpan) is { } marked)
            {
                text.Append(' ', marked.Start - lines[i].Start).Append('^', marked.Length).Append('\n');
            }
        }

        return text.ToString();
    }
}
