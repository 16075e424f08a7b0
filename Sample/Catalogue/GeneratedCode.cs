using System.Net;

namespace Surrogates.Sample.Catalogue;

/// <summary>What the generator wrote of an op or a layer, as the build has put it beside the program.</summary>
/// <param name="Formulas">Its formulas.</param>
/// <param name="Function">Its custom autograd function, in C#.</param>
internal sealed record GeneratedCode(IReadOnlyList<string> Formulas, IReadOnlyList<string> Function)
{
    private const string Indent = "    ";
    private const string Comment = Indent + "//";
    private const string Formula = Comment + "     ";
    private const string Documentation = Indent + Indent + "/// ";

    /// <summary>Finds an op or a layer by its name.</summary>
    public static GeneratedCode Of(string name) => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "generated"), "*.g.cs")
        .Select(file => In(File.ReadAllLines(file), name))
        .First(static code => code is not null)!;

    private static GeneratedCode? In(string[] lines, string name)
    {
        var begin = Array.IndexOf(lines, $"{Indent}file readonly struct {name}Function : IFunction");
        if (begin < 0)
        {
            return null;
        }

        var comment = lines.Take(begin).Reverse().TakeWhile(static line => line.StartsWith(Comment, StringComparison.Ordinal)).Reverse();
        string[] formulas = [.. comment.Where(static line => line.StartsWith(Formula, StringComparison.Ordinal)).Select(static line => line[Formula.Length..])];
        string[] function = [.. lines.Skip(begin).TakeWhile(static line => line != Indent + "}"), Indent + "}"];
        return new GeneratedCode(
            formulas is [] ? Documented(lines, name) : formulas,
            [.. function.Select(static line => line.StartsWith(Indent, StringComparison.Ordinal) ? line[Indent.Length..] : line)]);
    }

    // A public op that its author has not documented has them as its documentation.
    private static string[] Documented(string[] lines, string name)
    {
        var call = Array.FindIndex(lines, line => line.Contains($".{name}Function>", StringComparison.Ordinal));
        var begin = Array.FindLastIndex(lines, call, static line => line == Documentation + "<code>") + 1;
        return [.. lines.Skip(begin).TakeWhile(static line => line != Documentation + "</code>").Select(static line => WebUtility.HtmlDecode(line[Documentation.Length..]))];
    }
}
