using System.Reflection;
using Surrogates.Generator.Tests.Harness;
using Surrogates.Generator.Tests.Sample;
using TorchSharp;
using Xunit.Sdk;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>The code of each page compiles without a word, runs, and prints what the page says that it prints.</summary>
[Collection(ProcessState.Name)]
public sealed class PageTests
{
    private const string Root = "Page";

    private static readonly string[] Languages = ["csharp", "python", "sh", "xml"];

    // The pages of diagnostics show faults, and have tests of their own.
    public static TheoryData<string> Pages => [.. Page.Paths.Where(static path => !path.Contains("SURR") && ToRun(Page.Read(path)).Any())];

    public static TheoryData<string> PagesWithFiles => [.. Page.Paths.Where(static path => Page.Read(path).Blocks.Any(static block => block["file"] is not null))];

    public static TheoryData<string> AllPages => [.. Page.Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public void CodeRunsAndPrintsWhatThePageSays(string path)
    {
        PageBlock[] blocks = [.. ToRun(Page.Read(path))];
        var program = PageProgram.Of(Root, blocks).Generate().Load();
        // What other tests left behind is not the reader's.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var lines = Run(program);
        var promised = PageProgram.Promised(blocks).ToArray();
        // A loop may print the same line many times.
        Assert.Equal(promised, lines.Distinct().OrderBy(static line => line.Line));
    }

    /// <summary>A whole file is a program with what a new project has, and nothing else.</summary>
    [Theory]
    [MemberData(nameof(PagesWithFiles))]
    public void AFileIsAProgram(string path)
    {
        var usings = string.Join("\n", PageProgram.OfAProject.Select(static directive => $"global {directive}"));
        var options = PageProgram.OptionsFor("") with { IsProgram = true };
        Assert.All(Page.Read(path).Blocks.Where(static block => block["file"] is not null), file => GeneratorRun.Of(options, usings, file.Code));
    }

    /// <summary>Each block that is said not to compile has the error that is said, and no other.</summary>
    [Fact]
    public void ErrorsAreThoseThatThePagesSay()
    {
        var wrong = Page.Paths.SelectMany(static path => Page.Read(path).Blocks).Where(static block => block["error"] is not null).ToArray();
        Assert.NotEmpty(wrong);
        Assert.All(wrong, static block => Assert.Equal([block["error"]!], ErrorsOf(block)));
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void EachBlockIsOfALanguageThatIsCheckedOrSaysWhyNot(string path) =>
        Assert.All(Page.Read(path).Blocks, static block => Assert.True(
            block.Language.Length == 0 || Languages.Contains(block.Language) != (block["unchecked"] is not null),
            $"{block}: a block of '{block.Language}' must say unchecked=\"why\", and one of {string.Join(", ", Languages)} must not."));

    private static IEnumerable<PageBlock> ToRun(Page page) => page.Blocks.Where(static block => block is { Language: "csharp", IsGenerated: false } && block["error"] is null);

    private static IEnumerable<string> ErrorsOf(PageBlock block)
    {
        var program = PageProgram.Of(Root, [block]);
        return GeneratorRun.Broken([.. program.Sources]).Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Id).Distinct();
    }

    private static (int Line, string Text)[] Run(Assembly program)
    {
        using var folder = new TemporaryFolder();
        var (before, threads) = (Environment.CurrentDirectory, torch.get_num_threads());
        try
        {
            Environment.CurrentDirectory = folder.Path;
            // On small tensors, threads wait for each other wherever other processes have their turns.
            torch.set_num_threads(1);
            foreach (var run in program.GetTypes().Select(static type => type.GetMethod(PageProgram.Runs, BindingFlags.Static | BindingFlags.Public)).OfType<MethodInfo>().Where(static run => run.DeclaringType!.IsNotPublic))
            {
                using var scope = torch.NewDisposeScope();
                torch.manual_seed(1);
                run.CreateDelegate<Action>()();
            }
        }
        finally
        {
            Environment.CurrentDirectory = before;
            torch.set_num_threads(threads);
        }

        var shown = program.GetType($"{Root}.Shown", throwOnError: true)!.GetField("Lines")!;
        return [.. (List<(int Line, string Text)>)shown.GetValue(null)!];
    }
}
