using System.Diagnostics;
using Surrogates.Evaluation;
using Surrogates.Native;
using TorchSharp;

namespace Surrogates.Autograd;

/// <summary>What a callback of the backward pass does about failures, its own and earlier ones.</summary>
internal static class CallbackFailure
{
    /// <summary>The message that an earlier callback of the pass has left for the caller, or null. To be asked for first.</summary>
    public static string? TakeEarlier()
    {
        return NativeError.Take() ?? LostFailure.OfThisPass;
    }

    /// <summary>Fills the results, and gives the message to leave in the end, or null.</summary>
    public static string? Handle(BackwardState state, Exception exception, string? earlier, Span<nint> results)
    {
        var operation = state.Operator.Signature.Name;
        var message = BackwardFailure.Record(operation, exception);
        Fill(state, results);
        if (HasManagedCaller())
        {
            LostFailure.RememberUntilThrown(operation, exception, message);
            return earlier ?? message;
        }

        LostFailure.Remember(operation, exception, message);
        return null;
    }

    /// <summary>
    /// Whether managed code waits on this thread for the pass to return, and will ask for the native error. On the
    /// threads of the engine a callback is the first managed code there is.
    /// </summary>
    internal static bool HasManagedCaller()
    {
        var trace = new StackTrace(fNeedFileInfo: false);
        var first = trace.GetFrame(trace.FrameCount - 1)?.GetMethod()?.Module.Assembly;
        return first is not null && first != typeof(CallbackFailure).Assembly && first != typeof(torch).Assembly;
    }

    // NaN, so that nobody trains on quietly if the failure should get lost. It takes no memory. If even that fails they
    // stay undefined; the engine takes that, but never a number of gradients that is wrong.
    private static void Fill(BackwardState state, Span<nint> results)
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
            var value = HeldNumber.Full([], GraphTask.ChecksForNaN ? 0 : double.NaN, state.Type, new torch.Device(state.DeviceType, state.DeviceIndex));
            var next = 0;
            for (var i = 0; i < state.Operator.Signature.Count; i++)
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
}
