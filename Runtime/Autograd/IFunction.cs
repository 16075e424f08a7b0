using Surrogates.Execution;
using Surrogates.Numbers;

namespace Surrogates.Autograd;

/// <summary>
/// A custom autograd function: element by element, and generic over the number it runs on. Generated code implements
/// it in a struct without fields; <see cref="Function{F}"/> runs it.
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
}
