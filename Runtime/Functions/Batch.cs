using System.Runtime.CompilerServices;
using Surrogates.Numbers;

namespace Surrogates.Functions;

/// <summary>
/// The rows that a kernel runs over in one go: operands, outputs and gradients, all contiguous and equally long.
/// </summary>
/// <remarks>
/// Vector lanes see memory of the tensors themselves where it is contiguous, and gathered blocks elsewhere.
/// To <see cref="TensorReal"/> a row is a single number: the whole tensor.
/// </remarks>
/// <typeparam name="T">The number.</typeparam>
public readonly unsafe ref struct Batch<T>
    where T : struct, IReal<T>
{
    private readonly byte** _rows;
    private readonly Span<T> _values;
    private readonly ReadOnlySpan<double> _numbers;
    private readonly Places _places;
    private readonly bool _isBackward;
    private readonly int _length;

    internal Batch(byte** rows, ReadOnlySpan<double> numbers, int outputs, bool isBackward, int length)
    {
        _rows = rows;
        _numbers = numbers;
        _places = new(numbers.Length, outputs);
        _isBackward = isBackward;
        _length = length;
    }

    internal Batch(Span<T> values, ReadOnlySpan<double> numbers, int outputs, bool isBackward)
    {
        _values = values;
        _numbers = numbers;
        _places = new(numbers.Length, outputs);
        _isBackward = isBackward;
        _length = 1;
    }

    /// <summary>The positions of the numbers in a row, one after the other. A vector of lanes is one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Positions GetEnumerator()
    {
        return new(_length, Unsafe.SizeOf<T>());
    }

    /// <summary>The values of a tensor operand. In the backward pass only what the signature saves is there.</summary>
    /// <param name="operand">The position of the operand.</param>
    /// <exception cref="InvalidOperationException">There is no such row, as with every row that is asked for.</exception>
    public Cursor<T> Input(int operand)
    {
        return Row(operand, operand, _places.Operands, isRead: true);
    }

    /// <summary>The value of a number operand.</summary>
    /// <param name="operand">The position of the operand.</param>
    public T Number(int operand)
    {
        return RuntimeHelpers.IsReferenceOrContainsReferences<T>() ? _values[operand] : _numbers[operand];
    }

    /// <summary>The value of a number operand that is an <see cref="int"/>, whatever <typeparamref name="T"/> makes of it.</summary>
    /// <param name="operand">The position of the operand.</param>
    public int Whole(int operand)
    {
        return (int)_numbers[operand];
    }

    /// <summary>Forward: where an output goes. Backward: what it was, if the signature saves it.</summary>
    /// <param name="output">The position of the output.</param>
    public Cursor<T> Output(int output)
    {
        return Row(_places.Output(output), output, _places.Outputs, _isBackward);
    }

    /// <summary>Backward: the incoming gradient of an output.</summary>
    /// <param name="output">The position of the output.</param>
    public Cursor<T> Gradient(int output)
    {
        return Row(_places.Gradient(output), output, _isBackward ? _places.Outputs : 0, isRead: true);
    }

    /// <summary>Backward: where the gradient of a tensor operand goes.</summary>
    /// <param name="operand">The position of the operand.</param>
    public Cursor<T> InputGradient(int operand)
    {
        return Row(_places.InputGradient(operand), operand, _isBackward ? _places.Operands : 0, isRead: false);
    }

    private static void ThrowMissing()
    {
        throw new InvalidOperationException("The kernel asked for a row that is not there: an operand that is a number, a position that the signature does not have, what it does not save, or a gradient in the forward pass.");
    }

    private Cursor<T> Row(int place, int position, int count, bool isRead)
    {
        if ((uint)position >= (uint)count)
        {
            ThrowMissing();
        }

        // A number that holds references cannot lie in torch's memory; the JIT keeps one of the two branches.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            return Value(place, isRead);
        }

        var row = _rows[place];
        if (row == null)
        {
            ThrowMissing();
        }

        return new(ref Unsafe.AsRef<T>(row));
    }

    private Cursor<T> Value(int place, bool isRead)
    {
        ref var value = ref _values[place];
        if (isRead && value is TensorReal { Tensor: null })
        {
            ThrowMissing();
        }

        return new(ref value);
    }
}
