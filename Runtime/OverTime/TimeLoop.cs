using Surrogates.Functions;
using Surrogates.Loops;

namespace Surrogates.OverTime;

/// <summary>
/// A loop over time: the kernels of one step, driven tile by tile, with time outermost in a tile. The states of a tile stay in scratch
/// memory, in the numbers that the kernels compute with.
/// </summary>
/// <remarks>
/// What is kept for the backward pass are the states before every <see cref="Segment"/>-th step but the first. The backward pass goes
/// from segment to segment, from the last one on, and repeats the forward steps of each from there.
/// </remarks>
internal unsafe struct TimeLoop
{
    /// <summary>How many steps lie between two that the states are kept of. Segments of 8 and of 32 differ from it by under 7 %.</summary>
    public const int Segment = 16;

    // Rows of this length are long enough for a step to cost little, and short enough for all of them to stay in the second-level cache.
    private const int MostNumbers = 2048;
    private const int MostScratchBytes = 1 << 19;
    private const int VectorBytes = 64;

    public Kernel Forward;

    /// <summary>Without a body in the forward pass.</summary>
    public Kernel Backward;

    /// <summary>What is computed before the steps.</summary>
    public PreparedValues Prepared;

    /// <summary>Of a step: what is prepared is among its operands, behind those of the loop.</summary>
    public Places Places;
    public long Steps;

    public StatePlace* States;
    public int StateCount;

    /// <summary>The outputs that a step of the backward pass reads, a bit each.</summary>
    public uint SavedOutputs;

    /// <summary>Whether a step of the backward pass reads what only a repeat of the forward pass tells.</summary>
    public bool RepeatsForward;

    /// <summary>The operands of a step, a bit each, whose gradient is the sum over all steps: constants that need one, and what is prepared of such.</summary>
    public uint Summed;

    /// <summary>Those among them that a step has a gradient of.</summary>
    public uint AddedUp;

    /// <summary>Where the kept states are among the arguments of the loop: behind those of the pass.</summary>
    public int Kept;

    /// <summary>The first operand of a step that is none of the loop's.</summary>
    public readonly int FirstPrepared => Places.Operands - Prepared.Places.Outputs;

    /// <summary>How many tensors of a step's size are kept of so many steps and states.</summary>
    public static long KeptCount(long steps, int states) => steps <= Segment ? 0 : (steps - 1) / Segment * states;

    /// <summary>Whether an operand of a step has a row of sums.</summary>
    public readonly bool IsSummed(int operand) => (Summed >> operand & 1) != 0;

    /// <summary>How many numbers a row has, where scratch memory holds so many of them.</summary>
    public readonly int RowLength(int rows)
    {
        var bytes = MostScratchBytes / rows / VectorBytes * VectorBytes;
        return Math.Clamp(bytes / Forward.NumberSize, VectorBytes / Forward.NumberSize, MostNumbers);
    }
}
