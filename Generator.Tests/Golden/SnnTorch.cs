namespace Surrogates.Generator.Tests.Golden;

/// <summary>snnTorch: <c>surrogate</c> and <c>functional.state_quant</c>.</summary>
internal static class SnnTorch
{
    public static IReadOnlyList<GoldenEntry> Entries { get; } =
    [
        new("straight_through_estimator", "", "StrictStep, Straight"),
        new("triangular", "threshold", "StrictStep, LeakyReLU, k: -threshold, Leak = threshold"),
        new("fast_sigmoid", "slope", "StrictStep, FastSigmoid, k: slope"),
        new("atan", "alpha", "StrictStep, ATan, k: alpha"),
        new("heaviside", "", "StrictStep, ReLU"),
        new("sigmoid", "slope", "StrictStep, Sigmoid, k: slope"),
        new("spike_rate_escape", "beta, slope", "StrictStep, Exponential, k: beta, Scale = 2 * slope / beta, Shift = 1"),
        new("SFS", "slope, B", "StrictStep, SparseFastSigmoid, k: slope, Bound = B"),
        new("SSO", "mean, variance", "StrictStep, ReLU") { Only = "variance=0" },
        new("custom_surrogate", "slope", "StrictStep, FastSigmoid, k: slope\nStrictStep, ReLU, k: 0.1")
        {
            Call = "return F(x) + G(x) - G(x).detach();",
        },
        new("state_quant", "int num_bits, threshold=1, lower_limit=0, upper_limit=0.2", "Quantize, Straight, Min = 0, Max = (1 << num_bits) - 1")
        {
            Operands = "double scale, double zeroPoint",
            Call = """
                var (low, high) = (-threshold * (1 + lower_limit), threshold * (1 + upper_limit));
                var scale = (high - low) / ((1 << num_bits) - 1);
                return F(x, scale, -low / scale);
                """,
        },
    ];
}
