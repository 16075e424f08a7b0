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
        var operation = state.Kernels.Signature.Name;
        var message = BackwardFailure.Record(operation, exception);
        Gradients.MakeFailed(state, results);
        if (BackwardPass.HasManagedCaller())
        {
            LostFailure.RememberUntilThrown(operation, exception, message);
            return earlier ?? message;
        }

        LostFailure.Remember(operation, exception, message);
        return null;
    }
}
