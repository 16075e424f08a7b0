using Surrogates.Execution;
using TorchSharp;

namespace Surrogates.Autograd;

/// <summary>Computes the gradients of a call.</summary>
internal static class Gradients
{
    public static void Compute(BackwardState state, ReadOnlySpan<nint> saved, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        // Recorded gradients must be torch operations.
        if (state.OnLanes && !TensorHandle.GradEnabled && AreReadable(gradients))
        {
            LaneEvaluation.Backward(state, saved, gradients, results);
        }
        else
        {
            TensorEvaluation.Backward(state, saved, gradients, results);
        }
    }

    /// <summary>
    /// The gradients of a pass that failed: NaN, so that nobody trains on quietly if the failure should get lost. They
    /// take no memory. If even that fails they stay undefined; the engine takes that, but never a number of gradients
    /// that is wrong.
    /// </summary>
    public static void MakeFailed(BackwardState state, Span<nint> results)
    {
        foreach (ref var result in results)
        {
            new TensorHandle(result).Delete();
            result = 0;
        }

        try
        {
            using var scope = torch.NewDisposeScope();
            using var noGrad = torch.no_grad();
            var value = torch.full([], BackwardPass.ChecksForNaN ? 0 : double.NaN, dtype: state.Type, device: new torch.Device(state.DeviceType, state.DeviceIndex));
            var next = 0;
            for (var i = 0; i < state.Kernels.Signature.Count; i++)
            {
                if (state.IsNeeded(i))
                {
                    var gradient = value.expand(state.Sizes(i).ToArray());
                    results[next++] = new TensorHandle(gradient.Handle).Share().Value;
                    GC.KeepAlive(gradient);
                }
            }
        }
        catch (Exception)
        {
        }
    }

    // Whether lanes can read the values from memory.
    private static bool AreReadable(ReadOnlySpan<nint> gradients)
    {
        foreach (var gradient in gradients)
        {
            var tensor = new TensorHandle(gradient);
            if (gradient != 0 && (!tensor.IsStrided || tensor.IsNegative))
            {
                return false;
            }
        }

        return true;
    }
}
