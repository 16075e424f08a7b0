namespace Surrogates.Generator.Tests.Golden;

/// <summary>SpikingJelly: the classes of <c>activation_based.surrogate</c>, and <c>quantize</c>.</summary>
internal static class SpikingJelly
{
    private const string Levels = "Quantize, Min = 0, Max = max_spike_count";

    public static IReadOnlyList<GoldenEntry> Entries { get; } =
    [
        .. Both("PiecewiseQuadratic", "alpha", "Step, Triangle, k: alpha"),
        .. Both("PiecewiseExp", "alpha", "Step, Exponential, k: alpha"),
        .. Both("Sigmoid", "alpha", "Step, Sigmoid, k: alpha"),
        .. Both("SoftSign", "alpha", "Step, FastSigmoid, k: alpha, Scale = alpha / 2"),
        new("SuperSpike", "alpha", "Step, FastSigmoid, k: 1, Scale = alpha"),
        .. Both("ATan", "alpha", "Step, ATan, k: alpha"),
        .. Both("NonzeroSignLogAbs", "alpha", "Step, NonzeroSignLogAbs, k: alpha"),
        .. Both("Erf", "alpha", "Step, Erf, k: alpha"),
        .. Both("PiecewiseLeakyReLU", "w, c", "Step, Rectangle, k: 1 / (2 * w), Leak = c"),
        .. Both("SquarewaveFourierSeries", "int n, T_period", "Step, SquareWave, Terms = n - 1, Period = T_period"),
        .. Both("S2NN", "alpha, beta", "Step, S2NN, k: alpha, Beta = beta"),
        .. Both("QPseudoSpike", "alpha", "Step, QPseudoSpike, Alpha = alpha"),
        .. Both("LeakyKReLU", "leak, k", "Step, LeakyReLU, k: k, Leak = leak"),
        new("FakeNumericalGradient", "alpha", "Step, FakeNumericalGradient, k: alpha"),
        .. Both("LogTailedReLU", "alpha", "Step, LogTailedReLU, Leak = alpha"),
        .. Both("DeterministicPass", "", "Step, Straight"),
        .. Both("Rect", "alpha", "Step, Rectangle, k: alpha"),
        .. Both("MultiLevelSpikeCount", "max_spike_count", Levels),
        new(
            "MultiLevelSpikeCount",
            "max_spike_count, grad_window_low, grad_window_high",
            "Quantize, Window, k: 2 / (grad_window_high - grad_window_low), Shift = (grad_window_low + grad_window_high) / 2, Min = 0, Max = max_spike_count"),
        new("MultiLevelSpikeCount:soft", "max_spike_count, grad_window_low, grad_window_high", Levels + ", Soft = true"),
        new("PoissonPass", "", "Bernoulli"),
        new("quantize.round", "", "Round"),
        new("quantize.ceil", "", "Ceiling"),
        new("quantize.floor", "", "Floor"),
        new("quantize.clamp", "min_value, max_value", "Clamp") { Operands = "double low, double high", Call = "return F(x, min_value, max_value);" },
        new("quantize.step_quantize", "step", "Round") { Operands = "double step", Call = "return F(x, step);" },
        new("quantize.k_bit_quantize", "int k", "KBitQuantize, Bits = k"),
    ];

    private static GoldenEntry[] Both(string function, string parameters, string attribute) =>
    [
        new(function, parameters, attribute),
        new(function + ":soft", parameters, attribute + ", Soft = true"),
    ];
}
