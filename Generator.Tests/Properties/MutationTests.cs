using Surrogates.Generator.Tests.Harness;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// Annotated sources, changed at random: the generator and the analyzers never fail, are quick, say nothing inside of generated code, and leave
/// no method without code and without an error. The environment variable <c>SURROGATES_MUTANTS</c> says how many are tried.
/// </summary>
[Collection(Side.Compiler)]
public sealed class MutationTests
{
    private const int Usual = 2_000;

    // In one compilation.
    private const int Batch = 100;

    // The analyzers read what the generator has read, and take longer: they look at one batch of these.
    private const int Analyzed = 8;

    private const int Shown = 4;

    [Fact]
    public void NothingIsLost()
    {
        var (seed, count) = (Property.Seed(), Property.Count("SURROGATES_MUTANTS", Usual));
        var wrong = ParallelEnumerable.Range(0, (count + Batch - 1) / Batch)
            .SelectMany(batch => MutantBatch.Check(
                [.. Enumerable.Range(batch * Batch, Math.Min(Batch, count - (batch * Batch))).Select(number => Mutant.Of(seed, number))],
                isAnalyzed: batch % Analyzed == 0))
            .ToLookup(static mistake => mistake.Kind);
        Assert.True(
            wrong.Count == 0,
            $"{Property.Variable}={seed}, {wrong.Count} kinds of mistakes: {string.Join(", ", wrong.Select(static kind => $"{kind.Count()} of {kind.Key}"))}\n\n"
            + string.Join("\n\n", wrong.Take(Shown).Select(static kind => kind.MinBy(static mistake => mistake.Source.Length))));
    }
}
