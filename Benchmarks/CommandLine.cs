using System.CommandLine;
using System.CommandLine.Parsing;
using Surrogates.Benchmarks.Memory;

namespace Surrogates.Benchmarks;

/// <summary>The program's options.</summary>
internal sealed class CommandLine
{
    private readonly Option<bool> _quick = new("--quick") { Description = "Measure for a few minutes; without it, for about 20" };
    private readonly Option<bool> _write = new("--write") { Description = "Write the tables to docs/performance.md" };
    private readonly Option<string?> _csv = new("--csv") { HelpName = "FILE", Description = "Write the ratios to a file of comma-separated values" };
    private readonly Option<bool> _check = new("--check") { Description = "Print which of the limits in docs/performance.md are not kept" };
    private readonly Option<bool> _verify = new("--verify") { Description = "Measure nothing: compare the results of all that is measured with float64 references" };
    private readonly Option<string?> _memoryOf = new(MemoryProcess.Option) { Hidden = true };

    public CommandLine(Func<BenchmarkOptions, int> measure, Func<int> verify, Func<string, int> measureMemory)
    {
        Root = new RootCommand("Measures generated ops side by side with what a user has in their place, and prints the ratios of the times.")
        {
            _quick, _write, _csv, _check, _verify, _memoryOf,
        };
        Root.Validators.Add(NothingBesideVerify);
        Root.SetAction(parsed => (parsed.GetValue(_memoryOf), parsed.GetValue(_verify)) switch
        {
            ({ } candidate, _) => measureMemory(candidate),
            (null, true) => verify(),
            _ => measure(new(parsed.GetValue(_quick), parsed.GetValue(_write), parsed.GetValue(_csv), parsed.GetValue(_check))),
        });
    }

    public RootCommand Root { get; }

    private void NothingBesideVerify(CommandResult result)
    {
        Option[] others = [_quick, _write, _csv, _check];
        if (result.GetValue(_verify) && others.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } other)
        {
            result.AddError($"--verify measures nothing, and does not go with {other.Name}.");
        }
    }
}
