using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Surrogates.Benchmarks.Generation;
using Surrogates.Benchmarks.Memory;
using Surrogates.Benchmarks.OverTime;

namespace Surrogates.Benchmarks;

/// <summary>The program's options.</summary>
internal sealed class CommandLine
{
    private readonly Option<bool> _quick = new("--quick") { Description = "Measure for a few minutes; without it, for about 20" };
    private readonly Option<bool> _write = new("--write") { Description = "Write the tables to docs/performance.md" };
    private readonly Option<string?> _csv = new("--csv") { HelpName = "FILE", Description = "Write the ratios to a file of comma-separated values" };
    private readonly Option<bool> _check = new("--check") { Description = "Print which of the limits in docs/performance.md are not kept" };
    private readonly Option<bool> _verify = new("--verify") { Description = "Measure nothing: compare the results of all that is measured with float64 references" };
    private readonly Option<bool> _generator = new("--generator") { Description = "Measure the generator in place of the ops: what it takes for sources that grow, and after keystrokes in a large project" };
    private readonly Option<bool> _overTime = new("--over-time") { Description = "Measure neurons as loops over time in place of the ops, beside their single steps" };

    private readonly Option<double?> _endurance = new("--endurance")
    {
        HelpName = "MINUTES",
        Description = "Measure nothing: run ops on many threads, under constant collection, and count what leaks; each for so many minutes",
        CustomParser = static result => Minutes(result.Tokens[0].Value),
    };

    private readonly Option<string?> _memoryOf = new(MemoryMeasurement.Option) { Hidden = true };
    private readonly Option<string?> _loopMemoryOf = new(LoopMemory.Option) { Hidden = true };
    private readonly Option<string?> _generationOf = new(JobAnswer.Option) { Hidden = true };

    public CommandLine(
        Func<BenchmarkOptions, int> measure, Func<GeneratorOptions, int> measureGenerator, Func<LoopOptions, int> measureLoops, Func<int> verify, Func<TimeSpan, int> endure, Func<string, int> measureMemory, Func<string, int> measureLoopMemory, Func<string, int> measureGeneration)
    {
        Root = new RootCommand("Measures generated ops side by side with what a user has in their place, and prints the ratios of the times.")
        {
            _quick, _write, _csv, _check, _verify, _generator, _overTime, _endurance, _memoryOf, _loopMemoryOf, _generationOf,
        };
        Root.Validators.Add(NothingBesideVerify);
        Root.Validators.Add(NoOpsBesideGenerator);
        Root.Validators.Add(NoOpsBesideOverTime);
        Root.Validators.Add(NothingBesideEndurance);
        Root.SetAction(parsed => parsed switch
        {
            _ when parsed.GetValue(_memoryOf) is { } candidate => measureMemory(candidate),
            _ when parsed.GetValue(_loopMemoryOf) is { } program => measureLoopMemory(program),
            _ when parsed.GetValue(_generationOf) is { } job => measureGeneration(job),
            _ when parsed.GetValue(_endurance) is { } minutes => endure(TimeSpan.FromMinutes(minutes)),
            _ when parsed.GetValue(_verify) => verify(),
            _ when parsed.GetValue(_overTime) => measureLoops(new(parsed.GetValue(_quick), parsed.GetValue(_write), parsed.GetValue(_check))),
            _ when parsed.GetValue(_generator) => measureGenerator(new(parsed.GetValue(_write), parsed.GetValue(_check))),
            _ => measure(new(parsed.GetValue(_quick), parsed.GetValue(_write), parsed.GetValue(_csv), parsed.GetValue(_check))),
        });
    }

    public RootCommand Root { get; }

    private void NothingBesideVerify(CommandResult result)
    {
        if (result.GetValue(_verify) && Given(result, _quick, _write, _csv, _check, _generator) is { } other)
        {
            result.AddError($"--verify measures nothing, and does not go with {other.Name}.");
        }
    }

    private void NoOpsBesideGenerator(CommandResult result)
    {
        if (result.GetValue(_generator) && !result.GetValue(_verify) && Given(result, _quick, _csv) is { } other)
        {
            result.AddError($"--generator measures no ops, and does not go with {other.Name}.");
        }
    }

    private void NoOpsBesideOverTime(CommandResult result)
    {
        if (result.GetValue(_overTime) && Given(result, _csv, _verify, _generator) is { } other)
        {
            result.AddError($"--over-time measures loops, and does not go with {other.Name}.");
        }
    }

    private void NothingBesideEndurance(CommandResult result)
    {
        if (result.GetResult(_endurance) is not { Implicit: false, Tokens.Count: 1 })
        {
            return;
        }

        if (Given(result, _quick, _write, _csv, _check, _verify, _generator, _overTime) is { } other)
        {
            result.AddError($"--endurance measures nothing, and does not go with {other.Name}.");
        }
        else if (result.GetValue(_endurance) is not (> 0 and <= 10_000))
        {
            result.AddError("--endurance takes a number of minutes above 0.");
        }
    }

    // By itself the library reads numbers as the user's culture writes them, which differs from one machine to the next.
    private static double Minutes(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) ? minutes : double.NaN;

    private static Option? Given(CommandResult result, params Option[] options) =>
        options.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
}
