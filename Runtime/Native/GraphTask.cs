namespace Surrogates.Native;

/// <summary>What libtorch tells of the backward pass that runs on the thread.</summary>
internal static unsafe class GraphTask
{
    // C++ functions without arguments: their names differ by compiler, and an older or newer libtorch may not have them.
    private static readonly delegate* unmanaged[SuppressGCTransition]<int> IdentityFunction =
        (delegate* unmanaged[SuppressGCTransition]<int>)FindFirst("_ZN5torch8autograd25get_current_graph_task_idEv", "?get_current_graph_task_id@autograd@torch@@YAHXZ");
    private static readonly delegate* unmanaged[SuppressGCTransition]<byte> KeepsGraphFunction =
        (delegate* unmanaged[SuppressGCTransition]<byte>)FindFirst("_ZN5torch8autograd33get_current_graph_task_keep_graphEv", "?get_current_graph_task_keep_graph@autograd@torch@@YA_NXZ");
    private static readonly delegate* unmanaged<byte> AnomalyFunction = (delegate* unmanaged<byte>)Libraries.Find("THSAutograd_isAnomalyEnabled");
    private static readonly delegate* unmanaged<byte> CheckNaNFunction = (delegate* unmanaged<byte>)Libraries.Find("THSAutograd_shouldCheckNaN");

    /// <summary>The number of the pass; null if none is running, or if libtorch does not tell.</summary>
    public static int? Identity => IdentityFunction != null && IdentityFunction() is >= 0 and var identity ? identity : null;

    /// <summary>Whether managed code of this thread may be called by a pass, where nothing may be thrown.</summary>
    public static bool MayBeRunning => IdentityFunction == null || Identity is not null;

    /// <summary>Whether another pass may follow through the same graph, which then must keep what it has saved; so too if libtorch does not tell.</summary>
    public static bool KeepsGraph => KeepsGraphFunction == null || (KeepsGraphFunction() & 1) != 0;

    /// <summary>Whether a NaN gradient stops the pass, which under <c>autograd.grad()</c> ends the process.</summary>
    public static bool ChecksForNaN => AnomalyFunction != null && CheckNaNFunction != null && (AnomalyFunction() & 1) != 0 && (CheckNaNFunction() & 1) != 0;

    private static nint FindFirst(params ReadOnlySpan<string> exports)
    {
        foreach (var export in exports)
        {
            if (Libraries.Find(export) is not 0 and var address)
            {
                return address;
            }
        }

        return 0;
    }
}
