using Surrogates.Numbers;

namespace Surrogates.Functions;

/// <summary>
/// A custom autograd function: element by element, and generic over the number it runs on. Generated code implements
/// it in a struct without fields; <c>Surrogates.Autograd.Function</c> runs it.
/// </summary>
/// <remarks>
/// An element of an output may depend on the same element of the operands only, after broadcasting. The runtime
/// broadcasts, converts, sums gradients over what was broadcast, and saves what the backward pass reads.
/// </remarks>
public interface IFunction
{
    /// <summary>Name, operands and what is saved. Read once.</summary>
    public static abstract Signature Signature { get; }

    /// <summary>Computes the outputs of a batch from its inputs.</summary>
    /// <typeparam name="T">The number.</typeparam>
    /// <param name="batch">The rows to read and write.</param>
    public static abstract void Forward<T>(in Batch<T> batch)
        where T : struct, IReal<T>;

    /// <summary>Computes the gradients of the tensor operands of a batch from its gradients and saved inputs.</summary>
    /// <typeparam name="T">The number.</typeparam>
    /// <param name="batch">The rows to read and write.</param>
    public static abstract void Backward<T>(in Batch<T> batch)
        where T : struct, IReal<T>;

    /// <summary>
    /// Computes the outputs as <see cref="Forward{T}"/> does, with the smooth stand-ins in place of the hard operations. Called where
    /// the signature says that there is a pass of its own for that.
    /// </summary>
    /// <typeparam name="T">The number.</typeparam>
    /// <param name="batch">The rows to read and write.</param>
    /// <exception cref="NotSupportedException">The function has no such pass.</exception>
    public static virtual void SoftForward<T>(in Batch<T> batch)
        where T : struct, IReal<T>
    {
        throw new NotSupportedException("The function has no soft forward pass of its own: its signature must not say that it has.");
    }
}
