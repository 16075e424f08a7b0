namespace Surrogates.Autograd;

/// <summary>Whether vector lanes are used where they can be. Tests turn them off, to run torch operations on the same tensors.</summary>
internal static class LaneChoice
{
    public static bool IsOn { get; set; } = true;
}
