using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation;

/// <summary>The examples of the page on neurons, as one program: the classes of all of them, and a method for the statements of each.</summary>
internal sealed partial class NeuronPage
{
    private const string Written = "\"network.dat\"";

    // What a new project has without a word, and a console that keeps what it is told.
    private const string Prelude = """
        using System;
        using System.Linq;
        {0}

        static class Console
        {{
            public static readonly System.Collections.Generic.List<string> Lines = new();

            public static void WriteLine(object value) => Lines.Add(FormattableString.Invariant($"{{value}}"));
        }}

        static class Page
        {{
        {1}
        }}

        {2}
        """;

    private static readonly CompilationUnitSyntax[] Units =
    [
        .. new MarkedDocument(File.ReadAllText(Path.Combine(Repository.Root, "docs", "neurons.md"))).Examples
            .Select(static example => CSharpSyntaxTree.ParseText(example).GetCompilationUnitRoot()),
    ];

    private static readonly Lazy<Assembly> Program = new(static () => GeneratorRun.Of(Source()).Load());

    /// <summary>How many examples there are.</summary>
    public static int Count => Units.Length;

    /// <summary>The example that is a whole file.</summary>
    public static string WholeFile => Units.Single(static unit => unit.Usings.Count > 0).ToFullString();

    /// <summary>The first class of the page.</summary>
    public static string FirstNeuron => Units.SelectMany(static unit => unit.Members).OfType<ClassDeclarationSyntax>().First().ToString();

    /// <summary>What an example says that it prints.</summary>
    public static IEnumerable<string> Promised(int example) => Output().Matches(Units[example].ToFullString()).Select(static match => match.Groups[1].Value);

    /// <summary>What an example prints.</summary>
    /// <param name="example">Its number.</param>
    /// <param name="file">Where it writes the file that it writes.</param>
    public static IReadOnlyList<string> Printed(int example, string file)
    {
        var lines = (List<string>)Program.Value.GetType("Console", throwOnError: true)!.GetField("Lines")!.GetValue(null)!;
        lines.Clear();
        Program.Value.GetType("Page", throwOnError: true)!.GetMethod($"Run{example}")?.Invoke(null, [file]);
        return lines;
    }

    private static string Source() => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        Prelude,
        string.Concat(Units.SelectMany(static unit => unit.Usings).Select(static directive => directive.ToFullString())),
        string.Join("\n", Units.Select(static (unit, i) => Method(unit, i))),
        string.Join("\n", Units.SelectMany(static unit => unit.Members).Where(static member => member is not GlobalStatementSyntax).Select(static member => member.ToFullString())));

    private static string Method(CompilationUnitSyntax unit, int number)
    {
        var statements = string.Concat(unit.Members.OfType<GlobalStatementSyntax>().Select(static statement => statement.ToFullString()));
        return statements.Length == 0 ? "" : $"public static void Run{number}(string file)\n{{\n{statements.Replace(Written, "file", StringComparison.Ordinal)}\n}}";
    }

    [GeneratedRegex(@"Console\.WriteLine\(.*\); // (.+)$", RegexOptions.Multiline)]
    private static partial Regex Output();
}
