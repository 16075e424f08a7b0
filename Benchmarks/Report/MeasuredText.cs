using System.Globalization;
using Surrogates.Benchmarks.Memory;

namespace Surrogates.Benchmarks.Report;

/// <summary>The measured part of the document.</summary>
/// <param name="Date">When it was measured.</param>
/// <param name="Options">How it was measured.</param>
/// <param name="Machine">The machine, a line for each fact.</param>
/// <param name="Rows">The times.</param>
/// <param name="Uses">The memory.</param>
internal sealed record MeasuredText(
    DateOnly Date, BenchmarkOptions Options, IReadOnlyList<string> Machine, IReadOnlyList<Row> Rows, IReadOnlyList<MemoryUse> Uses)
{
    private string Threads => string.Join(" and ", Rows.Select(static row => row.Threads).Distinct().Order());

    public override string ToString() => $"""
        Measured on {Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} with `dotnet run --project Benchmarks -c Release --{(Options.Quick ? " --quick" : "")} --write`, on {Threads} threads, float32:

        {string.Join("\n", Machine.Select(static line => $"    {line}"))}

        ### Ratios

        {Tables.Legend}

        {Tables.Ratios(Rows)}
        ### Times

        Microseconds, ours / the other.

        {Tables.Times(Rows)}
        ### Memory

        {Tables.Memory(Uses)}
        ### What it must reach

        On 2 threads.

        {Tables.Findings(Requirements.Check(Rows, Uses))}
        """;
}
