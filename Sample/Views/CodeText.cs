using ColorCode;
using ColorCode.Parsing;
using ColorCode.Styling;
using Spectre.Console;
using ColorScope = ColorCode.Common.ScopeName;

namespace Surrogates.Sample.Views;

/// <summary>C# with the colours of its words, as markup of the console.</summary>
internal sealed class CodeText : CodeColorizerBase
{
    private static readonly Dictionary<string, string> Colors = new()
    {
        [ColorScope.Comment] = "green",
        [ColorScope.XmlDocComment] = "green",
        [ColorScope.XmlDocTag] = "green",
        [ColorScope.Keyword] = "blue",
        [ColorScope.PreprocessorKeyword] = "blue",
        [ColorScope.String] = "olive",
        [ColorScope.StringCSharpVerbatim] = "olive",
        [ColorScope.Number] = "teal",
    };

    private readonly List<string> _lines = [""];

    private CodeText()
        : base(StyleDictionary.DefaultLight, null)
    {
    }

    /// <summary>The lines of a piece of code.</summary>
    public static IReadOnlyList<string> LinesOf(IEnumerable<string> code)
    {
        var text = new CodeText();
        text.languageParser.Parse(string.Join('\n', code), Languages.CSharp, text.Write);
        return text._lines;
    }

    protected override void Write(string parsedSourceCode, IList<Scope> scopes)
    {
        var end = 0;
        foreach (var scope in scopes.OrderBy(static scope => scope.Index))
        {
            Add(parsedSourceCode[end..scope.Index], null);
            end = scope.Index + scope.Length;
            Add(parsedSourceCode[scope.Index..end], Colors.GetValueOrDefault(scope.Name));
        }

        Add(parsedSourceCode[end..], null);
    }

    private void Add(string text, string? color)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                _lines.Add("");
            }

            var escaped = lines[i].EscapeMarkup();
            _lines[^1] += color is null || lines[i].Length == 0 ? escaped : $"[{color}]{escaped}[/]";
        }
    }
}
