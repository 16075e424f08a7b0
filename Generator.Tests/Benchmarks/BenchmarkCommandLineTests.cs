using System.Diagnostics;
using Surrogates.Benchmarks;
using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Benchmarks;

/// <summary>Options arrive as they were given; a mistake is one line.</summary>
[Collection(Side.Processes)]
public sealed class BenchmarkCommandLineTests
{
    [Fact]
    public void OptionsArrive()
    {
        Assert.Equal("measure BenchmarkOptions { Quick = True, Write = True, Csv = rows.csv, Check = True }", Parse("--quick", "--write", "--csv", "rows.csv", "--check"));
    }

    [Fact]
    public void AllOptionsCanBeLeftOut()
    {
        Assert.Equal("measure BenchmarkOptions { Quick = False, Write = False, Csv = , Check = False }", Parse());
    }

    [Fact]
    public void VerifyMeasuresNothing()
    {
        Assert.Equal("verify", Parse("--verify"));
    }

    [Fact]
    public void TheGeneratorIsMeasuredByItself()
    {
        Assert.Equal("generator GeneratorOptions { Write = False, Check = False }", Parse("--generator"));
        Assert.Equal("generator GeneratorOptions { Write = True, Check = True }", Parse("--write", "--generator", "--check"));
    }

    [Fact]
    public void LoopsAreMeasuredByThemselves()
    {
        Assert.Equal("loops LoopOptions { Quick = True, Write = False, Check = True }", Parse("--over-time", "--quick", "--check"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    public void EnduranceHasADuration(string culture)
    {
        using var scope = new CultureScope(culture);
        Assert.Equal("endure 00:01:30", Parse("--endurance", "1.5"));
    }

    [Theory]
    [InlineData("memory of ATan", "--memory-of", "ATan")]
    [InlineData("loop memory of by hand", "--loop-memory-of", "by hand")]
    [InlineData("generation of terms of ^: 3", "--generation-of", "terms of ^: 3")]
    public void AProcessIsToldItsPart(string called, params string[] arguments)
    {
        Assert.Equal(called, Parse(arguments));
    }

    [Theory]
    [InlineData("Unrecognized command or argument '--quickly'.", "--quickly")]
    [InlineData("Unrecognized command or argument 'rows.csv'.", "rows.csv")]
    [InlineData("Required argument missing for option: '--csv'.", "--csv")]
    [InlineData("--verify measures nothing, and does not go with --quick.", "--verify", "--quick")]
    [InlineData("--verify measures nothing, and does not go with --csv.", "--csv", "rows.csv", "--verify")]
    [InlineData("--verify measures nothing, and does not go with --generator.", "--generator", "--verify")]
    [InlineData("--endurance measures nothing, and does not go with --verify.", "--endurance", "5", "--verify")]
    [InlineData("--endurance takes a number of minutes above 0.", "--endurance", "0")]
    [InlineData("--endurance takes a number of minutes above 0.", "--endurance", "NaN")]
    [InlineData("--endurance takes a number of minutes above 0.", "--endurance", "1,5")]
    [InlineData("Required argument missing for option: '--endurance'.", "--endurance")]
    [InlineData("--endurance measures nothing, and does not go with --over-time.", "--endurance", "5", "--over-time")]
    [InlineData("--over-time measures loops, and does not go with --generator.", "--generator", "--over-time")]
    [InlineData("--over-time measures loops, and does not go with --csv.", "--over-time", "--csv", "rows.csv")]
    [InlineData("--generator measures no ops, and does not go with --quick.", "--generator", "--quick")]
    [InlineData("--generator measures no ops, and does not go with --csv.", "--csv", "rows.csv", "--generator", "--write")]
    public void AMistakeIsNamed(string message, params string[] arguments)
    {
        var errors = Command(static _ => { }).Root.Parse(arguments).Errors;

        Assert.Equal(message, errors[0].Message);
    }

    [Fact]
    public async Task AMistakeIsOneLineAndExitCode2()
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(Repository.Root, "Benchmarks", "bin", Repository.Configuration, "net10.0", "Benchmarks.dll"), "--quickly"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        Assert.Empty(await process.StandardOutput.ReadToEndAsync());
        Assert.Equal($"Unrecognized command or argument '--quickly'.{Environment.NewLine}", await error);
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
    }

    private static string? Parse(params string[] arguments)
    {
        string? called = null;
        Assert.Equal(0, Command(call => called = call).Root.Parse(arguments).Invoke());
        return called;
    }

    private static CommandLine Command(Action<string> called)
    {
        return new(
            options => Call($"measure {options}"),
            options => Call($"generator {options}"),
            options => Call($"loops {options}"),
            () => Call("verify"),
            duration => Call($"endure {duration}"),
            candidate => Call($"memory of {candidate}"),
            program => Call($"loop memory of {program}"),
            job => Call($"generation of {job}"));

        int Call(string what)
        {
            called(what);
            return 0;
        }
    }
}
