namespace Surrogates.Native;

/// <summary>
/// What libtorch means to run of the graph in the pass on this thread. One thing is of interest: whether the pass hands its gradients to
/// the caller, as <c>autograd.grad()</c> does, or adds them to those of leaves, as <c>backward()</c> does.
/// </summary>
internal static unsafe class ExecutionPlan
{
    // std::unordered_map<Node*, ExecInfo>: buckets, their number, the first entry, the number of entries. An entry: the next one, the
    // node, whether it is needed (one byte), what is captured there. It is empty where everything runs.
    private const int First = 2;
    private const int Count = 3;
    private const int Captured = 3;

    private static readonly delegate* unmanaged<nint*> PlanFunction =
        (delegate* unmanaged<nint*>)Libraries.Find("_ZN5torch8autograd32get_current_graph_task_exec_infoEv");

    public static bool IsAvailable => PlanFunction != null;

    /// <summary>Whether any gradient is handed to the caller.</summary>
    public static bool Captures
    {
        get
        {
            for (var entry = (nint*)PlanFunction()[First]; entry != null; entry = (nint*)*entry)
            {
                if (entry[Captured] != 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether the plan looks as expected, and has so many entries; to be asked before anything else of an unknown libtorch.</summary>
    public static bool HasEntries(int least, int most)
    {
        var plan = PlanFunction();
        if (plan == null || plan[Count] < least || plan[Count] > most)
        {
            return false;
        }

        var count = 0;
        for (var entry = (nint*)plan[First]; entry != null && count <= most; entry = (nint*)*entry)
        {
            count++;
        }

        return count == plan[Count];
    }
}
