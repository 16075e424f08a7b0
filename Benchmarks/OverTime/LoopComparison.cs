using Surrogates.Benchmarks.Measuring;
using Surrogates.Benchmarks.Report;
using TorchSharp;

namespace Surrogates.Benchmarks.OverTime;

/// <summary>A loop over time of ours in a setting, and what it is compared with.</summary>
/// <param name="Ours">Ours.</param>
/// <param name="Other">The other.</param>
/// <param name="Steps">How many steps.</param>
/// <param name="Neurons">How many neurons.</param>
/// <param name="Limit">What the ratio of the times must not exceed.</param>
internal sealed record LoopComparison(LoopProgram Ours, LoopProgram Other, int Steps, int Neurons, double Limit)
{
    public static IReadOnlyList<LoopComparison> All { get; } =
    [
        new(LoopProgram.Lif, LoopProgram.LifSteps, 16, 65_536, 0.50),
        new(LoopProgram.Lif, LoopProgram.LifByHand, 16, 65_536, 0.07),
        new(LoopProgram.Lif, LoopProgram.LifSteps, 100, 32_768, 0.45),
        new(LoopProgram.Lif, LoopProgram.Copy, 100, 32_768, 2.0),
        new(LoopProgram.Lif, LoopProgram.LifSteps, 100, 2_048, 0.13),
        new(LoopProgram.Lif, LoopProgram.LifSteps, 100, 128, 0.06),
        new(LoopProgram.Adaptive, LoopProgram.AdaptiveSteps, 100, 32_768, 0.55),
        new(LoopProgram.Parametric, LoopProgram.ParametricSteps, 100, 32_768, 0.55),
    ];

    public string Setting => Format.Invariant($"T = {Steps}, N = {Neurons:N0}");

    /// <summary>Measures the two in turns.</summary>
    public Row Measure(int threads, Effort effort)
    {
        torch.set_num_threads(threads);
        using var inputs = new LoopInputs(Steps, Neurons);
        var turns = Interleaving.Measure([() => Ours.Run(inputs), () => Other.Run(inputs)], effort);
        return Rounds.Compare(Ours.Name, turns[0], Other.Name, turns[1], Neurons, threads);
    }
}
