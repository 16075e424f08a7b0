using System.Runtime.Intrinsics;

namespace Surrogates.Evaluation;

/// <summary>How a process evaluates ops.</summary>
internal static class EvaluationSettings
{
    /// <summary>Whether everything goes through torch operations.</summary>
    public static bool UseTorchOperations { get; set; } = Setting.IsOn("Surrogates.UseTorchOperations", "SURROGATES_USE_TORCH_OPERATIONS");

    /// <summary>Of lanes: at first, the widest that the hardware accelerates.</summary>
    public static VectorWidth Width { get; set; } =
        Setting.Choice<VectorWidth>("Surrogates.VectorBits", "SURROGATES_VECTOR_BITS")
        ?? (Vector512.IsHardwareAccelerated ? VectorWidth.Vector512
            : Vector256.IsHardwareAccelerated ? VectorWidth.Vector256
            : VectorWidth.Vector128);
}
