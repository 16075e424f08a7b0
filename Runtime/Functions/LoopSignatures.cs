namespace Surrogates.Functions;

/// <summary>What follows from the signature of a loop over time.</summary>
internal static class LoopSignatures
{
    /// <summary>One step, as an op of its own.</summary>
    public static Signature Step(this Signature loop)
    {
        return new(loop.Name, [.. loop.Operands])
        {
            Outputs = loop.Outputs,
            Main = loop.Main,
            SavedBits = loop.SavedBits,
            SavedOutputs = loop.SavedOutputs,
            DifferentiableBits = loop.DifferentiableBits,
            ComparedBits = loop.ComparedBits,
            Ranges = loop.Ranges,
            SoftForward = loop.SoftForward,
        };
    }

    /// <summary>
    /// A call of a loop, of whose steps another function prepares values: it does not take them, holds what they are prepared from, and
    /// gives gradients of it.
    /// </summary>
    /// <exception cref="ArgumentException">The two functions do not fit.</exception>
    public static Signature Call(this Signature loop, Signature preparation)
    {
        var count = loop.Count - preparation.Outputs;
        var from = loop.PreparedFrom;
        if (!loop.IsLoop || count <= 0 || preparation.Count != from.Count || from.Any(operand => operand >= count || !loop.IsConstant(operand)))
        {
            throw new ArgumentException($"{loop.Name} does not fit what is prepared for it: values of the constants of a loop over time, which are the last operands of its step.");
        }

        var operands = uint.MaxValue >> (Signature.MostOperands - count);
        return new(loop.Name, [.. loop.Operands.Take(count)])
        {
            Outputs = loop.Outputs,
            Main = loop.Main,
            SavedBits = (loop.SavedBits & operands) | BitsOf(from),
            SavedOutputs = loop.SavedOutputs,
            DifferentiableBits = (loop.DifferentiableBits & operands) | BitsOf(from.Where((_, i) => preparation.IsDifferentiable(i))),
            ComparedBits = loop.ComparedBits,
            Ranges = loop.Ranges,
            OverTimeBits = loop.OverTimeBits,
            TensorOrNumberBits = loop.TensorOrNumberBits,
            States = loop.States,
            SoftForward = Both(loop.SoftForward, preparation.SoftForward),
        };
    }

    /// <summary>
    /// A loop whose first sequence goes back into its first input, at the next step, through a matrix: two more operands, what goes back at
    /// the first step and the matrix, and one more output, what would go back then.
    /// </summary>
    public static Signature Recurrent(this Signature loop)
    {
        return new(loop.Name, [.. loop.Operands, "last outputs", "recurrent.weight"])
        {
            Outputs = loop.Outputs + 1,
            Main = loop.Main,
            DifferentiableBits = loop.DifferentiableBits | (3u << loop.Count),
            ComparedBits = loop.ComparedBits,
            Ranges = loop.Ranges,
            OverTimeBits = loop.OverTimeBits,
            TensorOrNumberBits = loop.TensorOrNumberBits,
            States = [.. loop.States, (loop.Count, loop.Outputs)],
            SoftForward = loop.SoftForward,
            Weight = loop.Count + 1,
            FedBack = Enumerable.Range(0, loop.Outputs).First(output => !loop.IsState(output)),
        };
    }

    private static SoftPass Both(SoftPass first, SoftPass second)
    {
        return first == second ? first
            : first == SoftPass.None || second == SoftPass.None ? SoftPass.None
            : SoftPass.Separate;
    }

    private static uint BitsOf(IEnumerable<int> operands)
    {
        return operands.Aggregate(0u, static (bits, operand) => bits | 1u << operand);
    }
}
