using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Sample;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>The Python of the pages runs, beside the modules that are generated for their C#; where a block needs a library that is not there, it is Python at least.</summary>
public sealed class PythonBlockTests
{
    private const string Parse = "import ast, sys; ast.parse(open(sys.argv[1]).read())";

    public static TheoryData<string> Pages => [.. Page.Paths.Where(static path => ToRun(Page.Read(path)).Any())];

    [PythonTheory("torch")]
    [MemberData(nameof(Pages))]
    public void PythonRuns(string path)
    {
        var page = Page.Read(path);
        using var folder = new TemporaryFolder();
        foreach (var (place, module) in PageProgram.Of("Page", page.Blocks.Where(static block => block is { Language: "csharp", IsGenerated: false })).Generate(python: true).Modules)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Path, place))!);
            File.WriteAllText(Path.Combine(folder.Path, place), module);
        }

        // One script, as blocks use what is before them, with the lines of the page.
        var runs = ToRun(page).GroupBy(static block => block["needs"] is not { } module || Python.Has(module)).ToDictionary(static group => group.Key, static group => Script(group));
        Run(runs.GetValueOrDefault(true), []);
        Run(runs.GetValueOrDefault(false), ["-c", Parse]);

        void Run(string? script, string[] arguments)
        {
            if (script is not null)
            {
                File.WriteAllText(Path.Combine(folder.Path, "page.py"), script);
                Python.Run([.. arguments, "page.py"], folder.Path, ("PYTHONPATH", folder.Path));
            }
        }
    }

    private static IEnumerable<PageBlock> ToRun(Page page) => page.Blocks.Where(static block => block is { Language: "python", IsGenerated: false });

    private static string Script(IEnumerable<PageBlock> blocks)
    {
        var lines = new List<string>();
        foreach (var block in blocks)
        {
            lines.AddRange(Enumerable.Repeat("", block.Line - 1 - lines.Count));
            lines.AddRange(block.Code.TrimEnd('\n').Split('\n'));
        }

        return string.Join('\n', lines);
    }
}
