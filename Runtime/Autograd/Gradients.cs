using Surrogates.Execution;

namespace Surrogates.Autograd;

/// <summary>Computes the gradients of a call.</summary>
internal static class Gradients
{
    public static void Compute(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        // Recorded gradients must be torch operations; a sparse gradient has no memory that lanes could read.
        if (state.OnLanes && !TensorHandle.GradEnabled && AreStrided(gradients))
        {
            LaneEvaluation.Backward(state, saved, gradients, results);
        }
        else
        {
            TensorEvaluation.Backward(state, saved, gradients, results);
        }
    }

    public static void MakeZeros(BackwardState state, Span<nint> results)
    {
        var result = 0;
        for (var i = 0; i < state.Kernels.Signature.Count; i++)
        {
            if (!state.IsNeeded(i))
            {
                continue;
            }

            var zeros = LaneEvaluation.Empty(state, state.Sizes(i));
            new TensorHandle(results[result]).Delete();
            results[result++] = zeros.Value;
            zeros.FillWithZeros();
        }
    }

    private static bool AreStrided(ReadOnlySpan<nint> gradients)
    {
        foreach (var gradient in gradients)
        {
            if (gradient != 0 && !new TensorHandle(gradient).IsStrided)
            {
                return false;
            }
        }

        return true;
    }
}
