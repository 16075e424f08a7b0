namespace Surrogates.Loops;

/// <summary>How the elements of an operand get from a tensor to the kernel, or back.</summary>
internal enum LoopAccess : byte
{
    /// <summary>The kernel has no such operand.</summary>
    Absent,

    /// <summary>The kernel works on the tensor's memory.</summary>
    Direct,

    /// <summary>An input of another order or type, copied block by block.</summary>
    Gathered,

    /// <summary>An input that is one number, copied once.</summary>
    Constant,

    /// <summary>An output of another order or type, copied block by block.</summary>
    Stored,

    /// <summary>An output of a smaller tensor, summed over what was broadcast.</summary>
    Summed,

    /// <summary>An output that nobody asked for.</summary>
    Discarded,
}
