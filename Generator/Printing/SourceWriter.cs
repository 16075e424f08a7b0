using System.Text;

namespace Surrogates.Generator.Printing;

/// <summary>Source text with indentation and lines that are not too long. Line feeds only, whatever the system and the source file that a raw string came from.</summary>
/// <param name="width">How long a line may be, where it can be broken.</param>
internal sealed class SourceWriter(int width)
{
    private const char NoBreakSpace = '\u00a0';

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>How long a line may be at the current depth.</summary>
    public int Room => width - (4 * _depth);

    /// <summary>Writes lines at the current depth; an empty string is an empty line.</summary>
    public SourceWriter Lines(string text)
    {
        foreach (var line in text.Replace("\r\n", "\n").Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', 4 * _depth).Append(line);
            }

            _text.Append('\n');
        }

        return this;
    }

    /// <summary>Writes text in as many lines as it needs.</summary>
    public SourceWriter Text(Layout text) => Lines(text.ToString(Room));

    /// <summary>A part of a comment that stands in one line if it can.</summary>
    public static string Whole(string text) => text.Replace(' ', NoBreakSpace);

    /// <summary>Writes a comment, broken between its parts and words.</summary>
    public SourceWriter Comment(string mark, string text)
    {
        var line = mark;
        foreach (var word in text.Split(' ').SelectMany(part => mark.Length + part.Length > Room ? part.Split(NoBreakSpace) : [part]))
        {
            if (line.Length + word.Length > Room && line.Length > mark.Length)
            {
                Lines(Spaced(line));
                line = mark;
            }

            line += word + " ";
        }

        return Lines(Spaced(line));
    }

    public SourceWriter Blank() => Lines("");

    /// <summary>Writes items with an empty line between them.</summary>
    public SourceWriter Separated<T>(IReadOnlyList<T> items, Action<T> write)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                Blank();
            }

            write(items[i]);
        }

        return this;
    }

    /// <summary>Opens a brace under a heading.</summary>
    public SourceWriter Open(string heading) => Lines(heading).Open();

    /// <summary>Opens a brace.</summary>
    public SourceWriter Open() => Lines("{").Indent();

    /// <summary>Closes the innermost brace.</summary>
    public SourceWriter Close() => Outdent().Lines("}");

    /// <summary>Goes a level deeper.</summary>
    public SourceWriter Indent()
    {
        _depth++;
        return this;
    }

    /// <summary>Goes back to the level before.</summary>
    public SourceWriter Outdent()
    {
        _depth--;
        return this;
    }

    public override string ToString() => _text.ToString();

    private static string Spaced(string line) => line.Replace(NoBreakSpace, ' ').TrimEnd();
}
