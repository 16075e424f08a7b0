using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>
/// Which nodes carry the backward pass: pooled ones on the exports that TorchSharp's own function class uses, or that
/// class itself, where an export is missing or the switch asks for it.
/// </summary>
internal static class NodeKind
{
    private const string Switch = "Surrogates.UseTorchSharpFunctions";
    private const string Variable = "SURROGATES_USE_TORCHSHARP_FUNCTIONS";

    private static bool _isNative = NativeNodes.IsAvailable && !IsSwitchedOff();

    public static bool IsNative => _isNative;

    /// <summary>For tests.</summary>
    internal static void Use(bool native)
    {
        _isNative = native && NativeNodes.IsAvailable;
    }

    internal static bool IsSwitchedOff()
    {
        return (AppContext.TryGetSwitch(Switch, out var isOn) && isOn) || Environment.GetEnvironmentVariable(Variable) == "1";
    }
}
