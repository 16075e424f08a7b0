using System.Runtime.CompilerServices;

namespace Surrogates.Functions;

/// <summary>A row of numbers of a <see cref="Batch{T}"/>.</summary>
/// <typeparam name="T">The number.</typeparam>
public readonly ref struct Cursor<T>
    where T : struct
{
    private readonly ref T _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Cursor(ref T first)
    {
        _first = ref first;
    }

    /// <summary>The number at a position.</summary>
    /// <param name="position">One of the batch's; it is not checked.</param>
    public T this[Position position]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.AddByteOffset(ref _first, position.ByteOffset);

        // Not by reference: the address is then part of the instruction that stores, after the value is there.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => Unsafe.AddByteOffset(ref _first, position.ByteOffset) = value;
    }
}
