using System.Runtime.Intrinsics;

namespace Surrogates.Evaluation;

/// <summary>Whether vector lanes are used where they can be, and how wide they are. Tests choose otherwise.</summary>
internal static class LaneChoice
{
    /// <summary>Turned off, the same tensors go through torch operations.</summary>
    public static bool IsOn { get; set; } = true;

    /// <summary>The widest vectors that the hardware accelerates.</summary>
    public static VectorWidth Width { get; set; } =
        Vector512.IsHardwareAccelerated ? VectorWidth.Vector512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Vector256
        : VectorWidth.Vector128;
}
