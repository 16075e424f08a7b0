namespace Surrogates.Generator.Tests.Golden;

/// <summary>Lava: <c>lava.lib.dl.slayer.spike</c> and <c>utils.quantize</c>.</summary>
internal static class Lava
{
    private const string Parameters = "threshold, tau_rho, scale_rho";

    public static IReadOnlyList<GoldenEntry> Entries { get; } =
    [
        new("Spike", Parameters, "Step, Exponential, k: 1 / tau_rho, Scale = scale_rho")
        {
            Operands = "double threshold",
            Call = "return F(x, threshold);",
        },
        new("Spike.graded", Parameters, "GradedStep, ELU, k: 1 / tau_rho, Scale = scale_rho")
        {
            Operands = "double threshold",
            Call = "return F(x, threshold);",
        },
        new("quantize.round", "step", "Round") { Operands = "double step", Call = "return F(x, step);" },
        new("quantize.floor", "step", "Floor") { Operands = "double step", Call = "return F(x, step);" },
    ];
}
