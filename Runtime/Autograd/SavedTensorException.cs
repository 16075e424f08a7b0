using Surrogates.Functions;
using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>A tensor that the backward pass reads is no longer what it was, or no longer there.</summary>
internal sealed class SavedTensorException(string message, Exception? inner) : InvalidOperationException(message, inner)
{
    public static SavedTensorException Released(Signature signature)
    {
        return new(
            $"{signature.Name}: a backward pass came a second time, and what the op had saved for it was let go at the end of the first. Call the first one with retain_graph: true if both are meant, or detach() a state that is carried over from one step to the next.",
            null);
    }

    public static SavedTensorException From(Signature signature, string name, Exception inner)
    {
        return new(
            inner.Message.Contains("modified by an inplace operation", StringComparison.Ordinal)
                ? $"{name} of {signature.Name} was modified in place after the op had saved it for the backward pass. Change a copy instead: clone() it first."
                : $"{name} of {signature.Name}, saved for the backward pass, could not be read: {NativeError.Brief(inner.Message)}",
            inner);
    }
}
