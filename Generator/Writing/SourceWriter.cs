using System.Text;

namespace Surrogates.Generator.Writing;

/// <summary>C# text with indentation. Line feeds only, whatever the system and the source file that a raw string came from.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

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

    public SourceWriter Blank() => Lines("");

    /// <summary>Opens a brace under a heading.</summary>
    public SourceWriter Open(string heading)
    {
        Lines(heading).Lines("{");
        _depth++;
        return this;
    }

    /// <summary>Closes the innermost brace.</summary>
    public SourceWriter Close()
    {
        _depth--;
        return Lines("}");
    }

    public override string ToString() => _text.ToString();
}
