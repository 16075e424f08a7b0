using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Surrogates.Exchange;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>
/// The C# of a page as one program, as a reader would have it who pastes block after block: members into a class <c>Ops</c>, and statements behind
/// those before them. A block that declares a name once more begins anew, and still sees what comes before it.
/// </summary>
internal sealed partial class PageProgram
{
    /// <summary>The method of each class of statements.</summary>
    public const string Runs = "Run";

    /// <summary>The usings that a new project has.</summary>
    public static readonly IReadOnlyList<string> OfAProject =
    [
        "using System;", "using System.Collections.Generic;", "using System.IO;", "using System.Linq;", "using System.Net.Http;", "using System.Threading;", "using System.Threading.Tasks;",
    ];

    // Those that the pages take as read.
    private static readonly string[] OfAPage =
    [
        "using Surrogates;", "using static Surrogates.Hard;", "using static Surrogates.Shape;", "using TorchSharp;", "using static TorchSharp.torch;",
    ];

    private readonly List<string> _sources = [];

    private readonly string _root;

    private readonly string _usings;

    private PageProgram(string root, IEnumerable<CSharpBlock> blocks)
    {
        _root = root;
        CSharpBlock[] all = [.. blocks];
        _usings = string.Join("\n", OfAProject.Concat(OfAPage).Concat(all.SelectMany(static block => block.Usings)).Distinct());
        var spaces = Namespaces(all);
        AddDeclarations(all, spaces);
        AddStatements(all, spaces);
        _sources.Add(Shown());
    }

    /// <summary>The files of the program.</summary>
    public IReadOnlyList<string> Sources => _sources;

    /// <summary>Puts blocks together.</summary>
    /// <param name="root">The namespace of what has none of its own.</param>
    /// <param name="blocks">The blocks.</param>
    public static PageProgram Of(string root, IEnumerable<PageBlock> blocks) => new(root, blocks.Select(CSharpBlock.Read));

    /// <summary>Runs it through the generator.</summary>
    public GeneratorRun Generate(bool python = false) => GeneratorRun.Of(OptionsFor(_usings) with { Python = python }, [.. _sources]);

    /// <summary>Options to compile what has these usings.</summary>
    public static RunOptions OptionsFor(string usings) => new()
    {
        LanguageVersion = LanguageVersion.Latest,
        FurtherReferences = usings.Contains("Surrogates.Exchange", StringComparison.Ordinal) ? [MetadataReference.CreateFromFile(typeof(NirNetwork).Assembly.Location)] : [],
    };

    // Of each block: an inner one from where a name is declared once more.
    private string[] Namespaces(CSharpBlock[] blocks)
    {
        var (spaces, names, space) = (new List<string>(), new HashSet<string>(), _root);
        foreach (var block in blocks)
        {
            if (block.Namespace is null && block.Declared.Any(names.Contains))
            {
                names.Clear();
                space += ".Anew";
            }

            names.UnionWith(block.Namespace is null ? block.Declared : []);
            spaces.Add(block.Namespace ?? space);
        }

        return [.. spaces];
    }

    private void AddDeclarations(CSharpBlock[] blocks, string[] spaces)
    {
        foreach (var (block, space) in blocks.Zip(spaces))
        {
            Add(space, block.Types);
            Add(space, block.Members.Length == 0 ? "" : $"static partial class {CSharpBlock.Container}\n{{\n{block.Members}}}\n");
        }
    }

    private void AddStatements(CSharpBlock[] blocks, string[] spaces)
    {
        var (text, locals, inner) = (new StringBuilder(), new HashSet<string>(), new HashSet<string>());
        var (last, isRun) = (_root, true);
        foreach (var (block, space) in blocks.Zip(spaces).Where(static pair => pair.First.Statements.Length > 0))
        {
            if (block.Locals.Any(inner.Contains) || block.InnerLocals.Any(locals.Contains) || block.IsRun != isRun)
            {
                End();
            }

            text.Append(block.Statements);
            locals.UnionWith(block.Locals);
            inner.UnionWith(block.InnerLocals);
            (last, isRun) = (space, block.IsRun);
        }

        End();

        void End()
        {
            Add(last, text.Length == 0 ? "" : $"internal static class Statements{_sources.Count}\n{{\npublic static void {(isRun ? Runs : "DoesNotRun")}()\n{{\n{Show(text.ToString())}}}\n}}\n");
            text.Clear();
            locals.Clear();
            inner.Clear();
        }
    }

    private void Add(string space, string declarations)
    {
        if (declarations.Length > 0)
        {
            _sources.Add($"{_usings}\n\nnamespace {space};\n\n{declarations}");
        }
    }

    // What a comment says that is printed is kept, with the line that says so.
    private string Show(string statements) => Promise().Replace(statements, $"{_root}.Shown.Line($1);");

    private string Shown() => $$"""
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;

        namespace {{_root}};

        internal static class Shown
        {
            public static readonly List<(int Line, string Text)> Lines = new();

            public static void Line(object value, [CallerLineNumber] int line = 0) => Lines.Add((line, System.FormattableString.Invariant($"{value}")));
        }
        """;

    [GeneratedRegex(@"Console\.WriteLine\((.*)\);(?= // )")]
    private static partial Regex Promise();

    /// <summary>What comments say that is printed, by the lines of the page.</summary>
    public static IEnumerable<(int Line, string Text)> Promised(IEnumerable<PageBlock> blocks) =>
        from block in blocks
        from line in block.Code.Split('\n').Index()
        let promise = Said().Match(line.Item)
        where promise.Success
        select (block.Line + line.Index, promise.Groups[1].Value);

    [GeneratedRegex(@"Console\.WriteLine\(.*\); // (.+)$")]
    private static partial Regex Said();
}
