using Surrogates.Benchmarks;
using Surrogates.Generator.Tests.Documentation.Pages;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>The pages name options of the benchmarks that there are.</summary>
public sealed class BenchmarkPageTests
{
    [Fact]
    public void OptionsOfTheBenchmarksAreThere()
    {
        var commands = PageCommand.All.Where(static command => command.Project == "Benchmarks").ToArray();
        Assert.NotEmpty(commands);
        var root = new CommandLine(static _ => 0, static _ => 0, static _ => 0, static () => 0, static _ => 0, static _ => 0, static _ => 0, static _ => 0).Root;
        Assert.All(commands, command => Assert.Empty(root.Parse(command.ProgramArguments).Errors.Select(error => $"{command}: {error.Message}")));
    }
}
