using Surrogates.Evaluation;
using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>
/// Which nodes carry the backward pass: pooled ones on the exports that TorchSharp's own function class uses, or that
/// class itself, where an export is missing or the process asks for it.
/// </summary>
internal static class NodeKind
{
    public static bool UseTorchSharpFunctions { get; set; } = Setting.IsOn("Surrogates.UseTorchSharpFunctions", "SURROGATES_USE_TORCHSHARP_FUNCTIONS");

    public static bool IsNative => NativeNodes.IsAvailable && !UseTorchSharpFunctions;
}
