namespace Surrogates.Generator.Tests.Golden;

/// <summary>Larq: <c>quantizers</c>.</summary>
internal static class Larq
{
    public static IReadOnlyList<GoldenEntry> Entries { get; } =
    [
        new("ste_sign", "clip_value", "Sign, Window, k: 1 / clip_value"),
        new("ste_sign", "clip_value", "Sign, Straight") { Only = "clip_value=none" },
        new("ste_heaviside", "clip_value", "StrictStep, Window, k: 1 / clip_value"),
        new("ste_heaviside", "clip_value", "StrictStep, Straight") { Only = "clip_value=none" },
        new("approx_sign", "", "Sign, Triangle, k: 1, Scale = 2"),
        new("swish_sign", "beta", "Sign, SwishSign, k: beta"),
        new("ste_tern", "threshold_value, clip_value", "Ternary, Window, k: 1 / clip_value")
        {
            Operands = "double threshold",
            Call = "return F(x, threshold_value);",
        },
        new("ste_tern.weight_networks:tensor", "clip_value", "Ternary, Window, k: 1 / clip_value")
        {
            Operands = "Tensor threshold",
            Call = """
                var threshold = 0.7 * x.detach().abs().mean();
                return F(x, threshold);
                """,
        },
        new("MagnitudeAwareSign:tensor", "clip_value", "Sign, Window, k: 1 / clip_value")
        {
            Call = """
                var magnitude = x.detach().abs().mean();
                return magnitude * F(x);
                """,
        },
        new("DoReFa.activations", "int k_bit", "KBitQuantize, Bits = k_bit, Min = 0, Max = 1"),
        new("DoReFa.weights:tensor", "int k_bit", "KBitQuantize, Bits = k_bit")
        {
            Call = """
                var (t, largest) = (x.tanh(), x.detach().tanh().abs().max());
                return 2 * F(t / (2 * largest) + 0.5) - 1;
                """,
        },
    ];
}
