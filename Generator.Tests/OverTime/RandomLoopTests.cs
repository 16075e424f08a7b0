using Surrogates.Evaluation;
using Surrogates.Generator.Tests.Properties;
using Surrogates.Generator.Tests.Runtime;
using static TorchSharp.torch;

namespace Surrogates.Generator.Tests.OverTime;

/// <summary>
/// Random loops over time are their steps one after the other. The environment variable <c>SURROGATES_LOOPS</c> says how many are tried.
/// </summary>
public sealed class RandomLoopTests
{
    private const int Usual = 24;

    private static readonly int[] Lengths = [0, 1, 2, 3, 16, 17, 50];
    private static readonly VectorWidth[] Widths = Enum.GetValues<VectorWidth>();
    private static readonly long[][] Shapes = [[], [7], [3, 5]];

    [Fact]
    public void EqualTheirSteps() => Property.HoldsForAll(RandomLoop.Any, Property.Count("SURROGATES_LOOPS", Usual), static loops =>
    {
        var ops = MethodBatch.Load(loops.Select(static (loop, i) => loop.Declarations(i)));
        var threads = get_num_threads();
        try
        {
            return [.. loops.Select((loop, i) => Wrong(loop, ops, i))];
        }
        finally
        {
            set_num_threads(threads);
        }
    });

    // What is wrong; null if nothing is. Over the loops, all types, widths, layouts and numbers of threads have their turn.
    private static string? Wrong(RandomLoop loop, Type ops, int i)
    {
        using var width = VectorWidthChoice.Use(Widths[i % Widths.Length]);
        set_num_threads(1 + (i % 3));
        foreach (var onLanes in new[] { true, false })
        {
            using var lanes = LaneUse.Of(onLanes);
            foreach (var steps in Lengths.Where(steps => onLanes || steps < 18))
            {
                using var scope = NewDisposeScope();
                manual_seed(i);
                var shape = onLanes && steps == 17 && i % 4 == 0 ? [4099] : Shapes[(i + steps) % Shapes.Length];
                var run = new LoopRun(loop, ops, i, LoopRun.Inputs(loop, steps, shape, i % 2 == 0 ? float64 : float32, layout: i + steps));
                if (Wrong(run, i, steps, shape) is { } wrong)
                {
                    return $"{loop.Declarations(i)}\n{(onLanes ? "lanes" : "torch operations")}, {steps} steps, [{string.Join(", ", shape)}]: {wrong}";
                }
            }
        }

        return null;
    }

    private static string? Wrong(LoopRun run, int i, int steps, long[] shape)
    {
        try
        {
            return run.AgainstSteps()
                ?? run.WithSomeGradients(needed: (i * 37) + steps)
                ?? run.InHalfPrecision(i % 4 < 2 ? float16 : bfloat16)
                ?? (steps is 1 or 3 ? run.SecondDerivatives() : null)
                ?? (shape is [4099] ? run.OnOtherThreads() : null);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }
}
