namespace Surrogates.Generator.Tests.Golden;

/// <summary>Brevitas: <c>function.ops_ste</c> and <c>core.function_wrapper</c>.</summary>
internal static class Brevitas
{
    private const string Bounds = "double low, double high";

    public static IReadOnlyList<GoldenEntry> Entries { get; } =
    [
        new("round_ste", "", "Round"),
        new("ceil_ste", "", "Ceiling"),
        new("floor_ste", "", "Floor"),
        new("binary_sign_ste", "", "Sign, Straight"),
        new("ternary_sign_ste", "", "Sign, Straight, AtZero = 0"),
        new("round_to_zero_ste", "", "Truncate"),
        new("dpu_round_ste", "", "DpuRound"),
        new("abs_binary_sign_grad", "", "Sign") { Call = "return x * F(x).detach();" },
        new("scalar_clamp_ste", "min_val, max_val", "Clamp, Straight") { Operands = Bounds, Call = "return F(x, min_val, max_val);" },
        new("tensor_clamp_ste", "min_val, max_val", "Clamp, Straight")
        {
            Operands = "Tensor low, Tensor high",
            Call = "return F(x, tensor(min_val), tensor(max_val));",
        },
        new("scalar_clamp_min_ste", "min_val", "Clamp, Straight") { Operands = "double low", Call = "return F(x, min_val);" },
        new("ScalarSignedClampMinSte", "min_val", "SignedClampMin") { Operands = "double least", Call = "return F(x, min_val);" },
    ];
}
