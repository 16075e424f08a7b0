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
    private const int Batch = 250;

    private static readonly VectorWidth[] Widths = Enum.GetValues<VectorWidth>();

    [Fact]
    public void OpsAreTheirScalarMethods() => Property.HoldsForAll(ScalarMethod.Any, Property.Count("SURROGATES_METHODS", Usual), static methods =>
    {
        var comparisons = methods.Chunk(Batch * Environment.ProcessorCount).SelectMany(static (some, i) => Compare(some, Widths[i % Widths.Length])).ToArray();
        foreach (var kind in comparisons.SelectMany(static comparison => comparison.Counts).GroupBy(static count => count.Key))
        {
            var (all, compared) = (kind.Sum(static count => count.Value.All), kind.Sum(static count => count.Value.Compared));
            Assert.True(compared > 0.9 * all, $"Of {all} numbers {compared} were compared: {kind.Key}.");
        }

        return [.. comparisons.Select(static comparison => comparison.Failure)];
    });

    // On all processors, with one of the widths that lanes have: over a run, all widths have their turn.
    private static IEnumerable<MethodComparison> Compare(IReadOnlyList<ScalarMethod> methods, VectorWidth width)
    {
        var compiled = methods.Chunk(Batch).AsParallel().AsOrdered().SelectMany(MethodBatch.Compile).ToArray();
        return MethodRuns.Of(compiled, width).AsParallel().AsOrdered().Select(static runs => new MethodComparison(runs));
    }
}
