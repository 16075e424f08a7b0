namespace Surrogates.Generator.Tests.Golden;

/// <summary>Sinabs: the spike functions and surrogate gradient functions of <c>activation</c>.</summary>
internal static class Sinabs
{
    private const string Threshold = "spike_threshold=1";

    private const string Width = Threshold + ", grad_width=0.5, grad_scale=1";

    private const string Periodic = ", PeriodicExponential, k: 1 / grad_width, Period = spike_threshold, Scale = grad_scale";

    public static IReadOnlyList<GoldenEntry> Entries { get; } =
    [
        Of("SingleSpike+Heaviside", Threshold + ", window=1", "Step, LeakyReLU, k: 1 / spike_threshold, Shift = -window"),
        Of("SingleSpike+Gaussian", Threshold + ", mu=0, sigma=0.5, grad_scale=1", "Step, Gaussian, Mu = mu, Sigma = sigma, Scale = grad_scale"),
        Of(
            "SingleSpike+MultiGaussian",
            Threshold + ", mu=0, sigma=0.5, h=0.15, s=6, grad_scale=1",
            "Step, MultiGaussian, Mu = mu, Sigma = sigma, Height = h, Spread = s, Scale = grad_scale"),
        Of("SingleSpike+SingleExponential", Width, "Step, Exponential, k: 1 / (spike_threshold * grad_width), Scale = 2 * grad_scale"),
        Of("SingleSpike+PeriodicExponential", Width, "Step" + Periodic),
        Of("MultiSpike+PeriodicExponential", Width, "MultiSpike" + Periodic),
        Of("MaxSpike+PeriodicExponential", Width, "MultiSpike" + Periodic + ", Max = 2"),
        new("Quantize", "", "Floor"),
    ];

    private static GoldenEntry Of(string function, string parameters, string attribute) =>
        new(function, parameters, attribute) { Operands = "double threshold", Call = "return F(x, spike_threshold);" };
}
