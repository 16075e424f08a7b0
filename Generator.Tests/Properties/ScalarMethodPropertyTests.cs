using Surrogates.Evaluation;

namespace Surrogates.Generator.Tests.Properties;

/// <summary>
/// Random scalar methods: the op is the method run as plain C#, its gradients are the slopes of the method, and vector lanes and torch
/// operations agree; and the compiler, which tries the gradients out, finds nothing wrong with them. The environment variable
/// <c>SURROGATES_METHODS</c> says how many are tried.
/// </summary>
public sealed class ScalarMethodPropertyTests
{
    private const int Usual = 500;

    // Compiled at once.
    private const int Batch = 125;

    // Compiled, then run: as how they are run is a setting of the process, nothing else runs beside it.
    private const int Round = 4 * Batch;

    private static readonly VectorWidth[] Widths = Enum.GetValues<VectorWidth>();

    [Fact]
    public void OpsAreTheirScalarMethods() => Property.HoldsForAll(ScalarMethod.Any, Property.Count("SURROGATES_METHODS", Usual), static methods =>
    {
        var verdicts = methods.Chunk(Batch).Select(static (some, i) => (Methods: some, Index: i)).Chunk(Round / Batch).SelectMany(Judge).ToDictionary(static verdict => verdict.Method);
        foreach (var kind in verdicts.Values.SelectMany(static verdict => verdict.Counts).GroupBy(static count => count.Key))
        {
            var (all, compared) = (kind.Sum(static count => count.Value.All), kind.Sum(static count => count.Value.Compared));
            Assert.True(compared > 0.9 * all, $"Of {all} numbers {compared} were compared: {kind.Key}.");
        }

        return [.. methods.Select(method => verdicts[method].Failure)];
    });

    // Each batch on one of the widths that lanes have, and one in four as the JIT optimizes it: in twelve batches, all have been.
    private static IEnumerable<MethodVerdict> Judge((ScalarMethod[] Methods, int Index)[] round) => round
        .AsParallel().AsOrdered().Select(static part => (Batch: MethodBatch.Compile(part.Methods, isOptimized: part.Index % 4 == 0), Width: Widths[part.Index % Widths.Length]))
        .ToArray()
        .SelectMany(static part => part.Batch.Faulty
            .Select(static faulty => MethodVerdict.Of(faulty.Method, faulty.Fault, []))
            .Concat(MethodRuns.Of(part.Batch.Compiled, part.Width).AsParallel().Select(static runs => new MethodComparison(runs).Verdict)));
}
