using Surrogates.Generator.Describing;
using Surrogates.Generator.Ops;
using Surrogates.Generator.Printing;

namespace Surrogates.Generator.PyTorch;

/// <summary>Writes what <c>help()</c> says.</summary>
/// <param name="writer">Where it goes.</param>
internal sealed class DocstringWriter(SourceWriter writer)
{
    private const string Quotes = "\"\"\"";

    /// <summary>A sentence alone: one line, if it fits.</summary>
    public void Write(string sentence)
    {
        var text = Escaped(sentence);
        if (text.Length + (2 * Quotes.Length) <= writer.Room)
        {
            writer.Comment("", Quotes + text + Quotes);
        }
        else
        {
            // A single line would have its end behind it, however long it is.
            Wrap(Quotes + text, writer.Room - Quotes.Length).Lines(Quotes);
        }
    }

    /// <summary>A sentence, and another one in a paragraph of its own.</summary>
    public void Write(string sentence, string other) =>
        writer.Comment("", Quotes + Escaped(sentence)).Blank().Comment("", Escaped(other)).Lines(Quotes);

    /// <summary>What an op computes, with its formulas.</summary>
    public void Write(Op op, string sentence)
    {
        writer.Comment("", Quotes + Escaped(sentence));
        WriteFormulas(op, withDerivatives: true);
        writer.Lines(Quotes);
    }

    /// <summary>What a layer computes, with its formulas and its parameters.</summary>
    public void Write(Op op, string sentence, IEnumerable<(string Name, string Text)> parameters)
    {
        writer.Comment("", Quotes + Escaped(sentence));
        WriteFormulas(op, withDerivatives: false);
        writer.Blank().Lines("Args:").Indent();
        foreach (var (name, text) in parameters)
        {
            // The lines after the first are indented below it.
            Wrap(Escaped($"{name}: {text}"), writer.Room - 4, "    ");
        }

        writer.Outdent().Lines(Quotes);
    }

    private SourceWriter Wrap(string text, int width, string indentation = "") =>
        writer.Lines(new SourceWriter(width).Comment("", text).ToString().TrimEnd('\n').Replace("\n", "\n" + indentation));

    private void WriteFormulas(Op op, bool withDerivatives)
    {
        writer.Blank().Lines("Formulas:");
        new FormulaWriter(writer, "    ", Escaped) { NameOf = static body => body.Name.ToLowerInvariant() }.Write(op, withDerivatives);
        foreach (var sentence in Description.Remarks(op))
        {
            writer.Blank().Comment("", Escaped(sentence));
        }
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\").Replace(Quotes, "\\\"\\\"\\\"");
}
