using Surrogates.Benchmarks.Measuring;
using Surrogates.Benchmarks.Report;
using TorchSharp;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>A loop over time of ours in a setting, and what it is compared with.</summary>
/// <param name="Ours">Ours.</param>
/// <param name="Other">The other.</param>
/// <param name="Steps">How many steps.</param>
/// <param name="Batch">How many rows of neurons a step has; null for a step of one dimension.</param>
/// <param name="Neurons">How many neurons.</param>
/// <param name="Limit">What the ratio of the times must not exceed; null for what is measured to be known.</param>
internal sealed record LoopComparison(LoopProgram Ours, LoopProgram Other, int Steps, int? Batch, int Neurons, double? Limit)
{
    public static IReadOnlyList<LoopComparison> All { get; } =
    [
        new(LoopProgram.Lif, LoopProgram.LifSteps, 16, null, 65_536, 0.50),
        new(LoopProgram.Lif, LoopProgram.LifByHand, 16, null, 65_536, 0.07),
        new(LoopProgram.Lif, LoopProgram.LifSteps, 100, null, 32_768, 0.45),
        new(LoopProgram.Lif, LoopProgram.Copy, 100, null, 32_768, 2.0),
        new(LoopProgram.Lif, LoopProgram.LifSteps, 100, null, 2_048, 0.13),
        new(LoopProgram.Lif, LoopProgram.LifSteps, 100, null, 128, 0.06),
        new(LoopProgram.Lif, LoopProgram.LifByHand, 500, 16, 4_096, null),
        new(LoopProgram.Adaptive, LoopProgram.AdaptiveSteps, 100, null, 32_768, 0.55),
        new(LoopProgram.AdaptiveLayer, LoopProgram.Adaptive, 100, null, 32_768, null),
        new(LoopProgram.Parametric, LoopProgram.ParametricSteps, 100, null, 32_768, 0.55),
        new(LoopProgram.Recurrent, LoopProgram.RecurrentSteps, 100, 16, 128, null),
        new(LoopProgram.Recurrent, LoopProgram.RecurrentSteps, 100, 128, 256, null),
    ];

    public string Setting => Batch is { } batch
        ? Format.Invariant($"T = {Steps}, N = {batch} x {Neurons:N0}")
        : Format.Invariant($"T = {Steps}, N = {Neurons:N0}");

    /// <summary>Measures the two in turns.</summary>
    public Row Measure(int threads, Effort effort)
    {
        torch.set_num_threads(threads);
        using var inputs = Batch is { } batch ? new LoopInputs(Steps, batch, Neurons) : new LoopInputs(Steps, Neurons);
        var turns = Interleaving.Measure([() => Ours.Run(inputs), () => Other.Run(inputs)], effort);
        return Rounds.Compare(Ours.Name, turns[0], Other.Name, turns[1], (Batch ?? 1) * (long)Neurons, threads);
    }
}
