namespace Surrogates.Generator.Tests.Golden;

/// <summary>Norse: <c>torch.functional.threshold</c>, <c>logistic</c> and <c>heaviside</c>.</summary>
internal static class Norse
{
    public static IReadOnlyList<GoldenEntry> Entries { get; } =
    [
        new("threshold.super", "alpha", "StrictStep, FastSigmoid, k: alpha"),
        new("threshold.triangle", "alpha", "StrictStep, Triangle, k: 1, Scale = alpha"),
        new("threshold.tanh", "alpha", "StrictStep, Sigmoid, k: 2 * alpha, Scale = 2 / alpha"),
        new("threshold.circ", "alpha", "StrictStep, Circ, k: 1 / alpha"),
        new("threshold.heavi_erfc", "alpha", "StrictStep, Erf, k: alpha, Scale = 2 / alpha"),
        new("sign.super", "alpha", "Sign, FastSigmoid, k: alpha, Scale = 2, AtZero = -1"),
        new("logistic_fn", "k", "Bernoulli, Sigmoid, k: 2 * k, Scale = 2 / k"),
        new("circ_dist_fn", "k", "Bernoulli, Circ, k: 1 / k"),
    ];
}
