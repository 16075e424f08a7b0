using Surrogates.Functions;
using Surrogates.Native;

namespace Surrogates.Autograd;

/// <summary>An operand that the backward pass reads is no longer what it was.</summary>
internal sealed class SavedOperandException(string message, Exception inner) : InvalidOperationException(message, inner)
{
    public static SavedOperandException From(Signature signature, string operand, Exception inner)
    {
        return new(
            inner.Message.Contains("modified by an inplace operation", StringComparison.Ordinal)
                ? $"{operand} of {signature.Name} was modified in place after the op had saved it for the backward pass. Change a copy instead: clone() it first."
                : $"{operand} of {signature.Name}, saved for the backward pass, could not be read: {NativeError.Brief(inner.Message)}",
            inner);
    }
}
