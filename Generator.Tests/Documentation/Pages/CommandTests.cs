using System.Reflection;
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

    /// <summary>Packages are named in the versions that are tested.</summary>
    [Fact]
    public void VersionsOfPackagesAreThose()
    {
        var added = PageCommand.All.Where(static command => command.Version is not null).ToArray();
        Assert.NotEmpty(added);
        Assert.All(added, static command => Assert.Equal(Repository.PackageVersion(command.Package!), command.Version));
    }

    [Fact]
    public void OptionsOfTheSampleAreThere()
    {
        var commands = PageCommand.All.Where(static command => command.Project == "Sample").ToArray();
        Assert.NotEmpty(commands);
        var root = new Surrogates.Sample.Commands.CommandLine(Surrogates.Sample.Commands.Handlers.OfProgram).Root;
        Assert.All(commands, command => Assert.Empty(root.Parse(command.ProgramArguments).Errors.Select(error => $"{command}: {error.Message}")));
    }

    private static IEnumerable<string> Tests() => typeof(CommandTests).Assembly.GetTypes()
        .SelectMany(static type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public), static (type, method) => $"{type.FullName}.{method.Name}");
}
