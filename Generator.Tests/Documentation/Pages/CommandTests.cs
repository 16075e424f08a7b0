using System.Reflection;
using System.Text.RegularExpressions;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Documentation.Pages;

/// <summary>Commands on the pages name what there is: commands of dotnet, projects, files, tests, and options of the sample.</summary>
public sealed class CommandTests
{
    private static readonly string[] Verbs = ["add", "build", "clean", "docfx", "format", "new", "pack", "publish", "restore", "run", "test", "tool"];

    public static TheoryData<string> Commands => [.. PageCommand.All.Select(static command => command.ToString()).Distinct()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void ACommandNamesWhatThereIs(string text)
    {
        var command = new PageCommand(text);
        Assert.Contains(command.Verb, Verbs);
        Assert.True(command.Project is not { } project || Directory.Exists(Path.Combine(Repository.Root, project)), "There is no such project.");
        Assert.All(command.Files, static file => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file));
        Assert.True(command.Filter is not { } filter || Tests().Any(test => test.Contains(filter, StringComparison.Ordinal)), "There is no such test.");
    }

    [Fact]
    public void OptionsOfTheSampleAreThere()
    {
        var commands = PageCommand.All.Where(static command => command.Project == "Sample").ToArray();
        Assert.NotEmpty(commands);
        var root = new Surrogates.Sample.Commands.CommandLine(static _ => 0, static _ => 0, static _ => 0).Root;
        Assert.All(commands, command => Assert.Empty(root.Parse(command.ProgramArguments).Errors.Select(error => $"{command}: {error.Message}")));
    }

    private static IEnumerable<string> Tests() => typeof(CommandTests).Assembly.GetTypes()
        .SelectMany(static type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public), static (type, method) => $"{type.FullName}.{method.Name}");
}

/// <summary>A command of dotnet on a page.</summary>
internal sealed partial class PageCommand(string text)
{
    private readonly string[] _words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Those in blocks and those in sentences.</summary>
    public static IReadOnlyList<PageCommand> All { get; } =
    [
        .. Page.Paths.Select(Page.Read)
            .SelectMany(static page => page.Blocks.Where(static block => block.Language is "sh" or "").SelectMany(static block => block.Code.Split('\n')).Concat(page.InlineCode))
            .Select(static line => Command().Match(line)).Where(static match => match.Success).Select(static match => new PageCommand(match.Groups[1].Value)),
    ];

    /// <summary>What dotnet is to do.</summary>
    public string Verb => _words[1];

    /// <summary>The project of the repository that is run.</summary>
    public string? Project => Behind("--project");

    /// <summary>Which tests are run.</summary>
    public string? Filter => Behind("--filter");

    /// <summary>Files of the repository.</summary>
    public IEnumerable<string> Files => _words.Where(static word => word.EndsWith("docfx.json", StringComparison.Ordinal));

    /// <summary>What the program gets.</summary>
    public string[] ProgramArguments => [.. _words.SkipWhile(static word => word != "--").Skip(1)];

    public override string ToString() => text;

    private string? Behind(string option) => Array.IndexOf(_words, option) is >= 0 and var place ? _words[place + 1] : null;

    // Variables of the environment may stand before it, and a comment behind it.
    [GeneratedRegex(@"^(?:[A-Z_]+=\S+ )*(dotnet [a-z].*?)(?:\s+# .*)?$")]
    private static partial Regex Command();
}
