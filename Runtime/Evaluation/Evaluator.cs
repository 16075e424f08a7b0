namespace Surrogates.Evaluation;

/// <summary>Evaluates the passes of a function, in one way of computing.</summary>
internal abstract class Evaluator
{
    /// <summary>Runs a pass that has the operands as its inputs.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="arguments">The call.</param>
    /// <param name="outputs">Where the outputs go: native tensors, which belong to the caller.</param>
    public abstract void Forward(Pass pass, in Arguments arguments, Span<nint> outputs);

    /// <summary>Computes the gradients of the operands that need one, in their order.</summary>
    /// <param name="state">The call.</param>
    /// <param name="saved">Native tensors, one a saved slot.</param>
    /// <param name="gradients">Incoming gradients, one an output, 0 for none.</param>
    /// <param name="results">Where the gradients go: native tensors, which belong to the caller.</param>
    public abstract void Backward(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results);

    /// <summary>Whether it keeps something of so many steps for its backward pass, behind the outputs.</summary>
    public virtual bool Keeps(long steps)
    {
        return false;
    }

    /// <summary>Whether <see cref="Backward"/> takes these gradients, and gives some of the kind that is asked for.</summary>
    public abstract bool CanTake(ReadOnlySpan<nint> gradients);
}
